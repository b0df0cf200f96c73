package duban.web.shell;

/** One of the web applications, with the page it opens on. */
public enum Place {
    TASKLIST("tasklist", "#/", "待办", "Tasks"),
    COCKPIT("cockpit", "#/processes", "流程监控", "Processes"),
    ADMIN("admin", "#/users", "用户管理", "Users");

    private final String app;
    private final String start;
    private final String chinese;
    private final String english;

    Place(String app, String start, String chinese, String english) {
        this.app = app;
        this.start = start;
        this.chinese = chinese;
        this.english = english;
    }

    /** As addresses name it. */
    public String app() {
        return app;
    }

    /** The address of its page, as the server sees it. */
    String page() {
        return "/camunda/app/" + app + "/default/";
    }

    /** Where it opens. Always with a fragment, so that a browser does not keep that of the page it comes from. */
    public String address() {
        return page() + start;
    }

    String name(Language language) {
        return language == Language.ZH ? chinese : english;
    }
}
