package duban.department;

/** Port: where officers log in. */
public interface Accounts {

    /** Opens the login of a new officer, with what the officer's appointments allow. */
    void open(Officer officer, String password);
}
