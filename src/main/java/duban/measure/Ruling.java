package duban.measure;

/** What is decided on a returned measure. */
public enum Ruling {
    /** It stays with the department that returned it. */
    KEEP,
    /** Another department has it from now on. */
    MOVE
}
