package duban.exchange.excel;

/** Where a reader says what it found, and where: faults stop the import, reminders do not. */
record Report(Findings faults, Reminders reminders, Places places) {

    Report(Places places) {
        this(new Findings(), new Reminders(), places);
    }
}
