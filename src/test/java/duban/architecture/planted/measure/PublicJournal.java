package duban.architecture.planted.measure;

public record PublicJournal(int entries) {}
