package duban.exchange.excel;

/** Where a reader says what it found: faults stop the import, reminders do not. */
record Report(Findings faults, Reminders reminders) {

    Report() {
        this(new Findings(), new Reminders());
    }
}
