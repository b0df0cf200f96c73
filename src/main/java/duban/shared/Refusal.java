package duban.shared;

/**
 * What a user is told when something cannot be done: a stable code, a Chinese sentence saying what is wrong and what to
 * do, and the form field it belongs to ({@code null} for the whole request). Nothing is saved when it is thrown.
 */
public class Refusal extends RuntimeException {

    /** Whose fault and what to do: the web layer maps each kind to one HTTP status. */
    public enum Kind {
        /** The input is wrong at {@link Refusal#field()}: 422. */
        INVALID,
        /** Not readable at all, or an attack: 400. */
        MALFORMED,
        /** Nobody is logged in: 401. */
        UNAUTHENTICATED,
        /** Not this person's to do: 403. */
        FORBIDDEN,
        /** Not in this state, or somebody else was first: 409. */
        CONFLICT,
        /** Absent: 404. */
        NOT_FOUND,
        /** Not this person's to know of: looks as if it were absent, 404, but is logged. */
        CONCEALED,
        /** More bytes than allowed: 413. */
        TOO_LARGE,
        /** Not a type of file we read: 415. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final String code;
    private final String field;

    public Refusal(Kind kind, String code, String message, String field) {
        super(message);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    /** A value at a form field is missing or wrong. */
    public static Refusal invalid(String field, String code, String message) {
        return new Refusal(Kind.INVALID, code, message, field);
    }

    public static Refusal forbidden(String code, String message) {
        return new Refusal(Kind.FORBIDDEN, code, message, null);
    }

    public static Refusal conflict(String code, String message) {
        return new Refusal(Kind.CONFLICT, code, message, null);
    }

    /** Somebody else was quicker with the same item. */
    public static Refusal overtaken() {
        return conflict("OVERTAKEN", "刚刚有其他人办理了同一事项，您的提交未保存。请刷新后查看最新情况。");
    }

    public static Refusal notFound(String message) {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", message, null);
    }

    /** Somebody else's: told as {@link #notFound} tells of what does not exist. */
    public static Refusal concealed(String message) {
        return new Refusal(Kind.CONCEALED, "NOT_FOUND", message, null);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String field() {
        return field;
    }
}
