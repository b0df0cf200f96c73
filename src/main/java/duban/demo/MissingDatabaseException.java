package duban.demo;

/** There are no programs of PostgreSQL here to run the demo with. */
class MissingDatabaseException extends RuntimeException {

    MissingDatabaseException(String system) {
        super("no embedded PostgreSQL for " + system);
    }
}
