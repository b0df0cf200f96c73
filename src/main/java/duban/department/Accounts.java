package duban.department;

/** Port: where officers log in. */
public interface Accounts {

    /** Opens the login of a new officer, with what the officer's appointments allow. */
    void open(Officer officer, String password);

    /** Lets the login of an officer do what the officer's appointments now allow, no more. */
    void follow(Officer officer);
}
