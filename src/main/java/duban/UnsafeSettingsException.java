package duban;

import java.util.List;

/** Duban does not start with the settings it was given. */
class UnsafeSettingsException extends RuntimeException {

    private final transient List<RequiredSettings.Fault> faults;

    UnsafeSettingsException(List<RequiredSettings.Fault> faults) {
        super("Missing or unsafe: "
                + String.join(
                        ", ",
                        faults.stream().map(RequiredSettings.Fault::property).toList()));
        this.faults = faults;
    }

    List<RequiredSettings.Fault> faults() {
        return faults;
    }
}
