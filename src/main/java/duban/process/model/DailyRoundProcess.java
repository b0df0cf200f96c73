package duban.process.model;

import java.util.Date;
import java.util.List;

/**
 * {@code bpmn/daily-round.bpmn}: what the calendar brings, each morning. Started by a timer, so without a business key.
 */
public final class DailyRoundProcess {

    public static final String KEY = "daily-round";

    public static final String WORKDAY_MORNING = "startEvent_workdayMorning";
    public static final String OPEN_ROUND = "serviceTask_openRound";
    public static final String WORKING_DAY_GATEWAY = "gateway_workingDay";
    public static final String WAKE_DUE_ITEMS = "serviceTask_wakeDueItems";
    public static final String REMIND_DUE_ITEMS = "serviceTask_remindDueItems";
    public static final String OPEN_PROGRESS_ROUNDS = "serviceTask_openProgressRounds";
    public static final String MAIL_HOUR_COME = "timerCatch_mailHourCome";
    public static final String MAKE_ROUTINE_MAILS = "serviceTask_makeRoutineMails";
    public static final String ROUND_DONE = "endEvent_roundDone";
    public static final String DAY_OFF = "endEvent_dayOff";

    public static final ProcessVariable<Boolean> WORKING_DAY = new ProcessVariable<>("workingDay", Boolean.class);

    /** When the day's mails are made. */
    public static final ProcessVariable<Date> MAILS_ON = new ProcessVariable<>("mailsOn", Date.class);

    private DailyRoundProcess() {}

    public static List<String> elements() {
        return List.of(
                WORKDAY_MORNING,
                OPEN_ROUND,
                WORKING_DAY_GATEWAY,
                WAKE_DUE_ITEMS,
                REMIND_DUE_ITEMS,
                OPEN_PROGRESS_ROUNDS,
                MAIL_HOUR_COME,
                MAKE_ROUTINE_MAILS,
                ROUND_DONE,
                DAY_OFF);
    }

    public static List<String> messages() {
        return List.of();
    }

    public static List<ProcessVariable<?>> variables() {
        return List.of(WORKING_DAY, MAILS_ON);
    }
}
