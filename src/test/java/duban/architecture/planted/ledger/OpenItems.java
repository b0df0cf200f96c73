package duban.architecture.planted.ledger;

/** A reader. */
public record OpenItems(int count) {}
