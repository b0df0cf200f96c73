package duban.architecture.planted.measure;

import duban.architecture.planted.ledger.OpenItems;

public record WriterKnowsReader(OpenItems openItems) {}
