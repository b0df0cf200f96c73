package duban.demo;

import duban.department.Officers;
import duban.shared.PersonId;
import duban.web.shell.OwnPages;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Prepares the case and tells the evaluator where to look. */
@Component
@Profile("demo")
class DemoGuide implements ApplicationRunner {

    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final DemoCase demoCase;
    private final Officers officers;
    private final MovableClock clock;
    private final ServletWebServerApplicationContext server;
    private final CaughtMails mails;
    private final String password;

    DemoGuide(
            DemoCase demoCase,
            Officers officers,
            MovableClock clock,
            ServletWebServerApplicationContext server,
            CaughtMails mails,
            @Value("${duban.admin.password}") String password) {
        this.demoCase = demoCase;
        this.officers = officers;
        this.clock = clock;
        this.server = server;
        this.mails = mails;
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        demoCase.prepare();
        var address = "http://localhost:" + server.getWebServer().getPort();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println();
        out.println("督办 Duban 演示已就绪   " + address + "/   演示时间 "
                + clock.instant().atZone(clock.getZone()).format(NOW) + "（2023年重庆市城乡社区治理审议意见，真实案例）");
        out.println("所有账号的密码 / password of every account: " + password);
        out.println();
        person(out, "承办人 handler", "mzj.handler", address + "/go/2023-07-M07");
        person(out, "单位负责人 head", "mzj.head", address + "/go/2023-07-M09");
        person(out, "督办专班 office", "office.sfj", address + "/go/2023-07-M06");
        person(out, "分管副市长 leader", "leader.zhao", address + "/go/2023-07-P02");
        person(out, "分管副市长 leader", "leader.qian", address + "/go/2023-07-C02");
        out.println();
        out.println("八步看懂 / eight steps:");
        out.println("  1  mzj.handler  打开 M07（已逾期）：报送进展，或填写办理情况和佐证，提交成果");
        out.println("  2  mzj.head     打开 M09：看办理情况与指标，审签通过或写明理由退回");
        out.println("  3  office.sfj   打开 M06：逐条核对办结标准，核查通过即办结；民政局派出的 office.mzj 看不到它");
        out.println("  4  leader.zhao  打开 P02：看申请与措施，同意销号、定为阶段性办结或退回");
        out.println("  5  leader.qian  打开 C02：对照调整前后，同意或不同意变更承办单位");
        out.println("  6  office.zzb   顶部“方案调整”“代录代填”“批量办理”：拆分合并措施、录入纸质签署、一次核查多件");
        out.println("  7  mzj.head     顶部“本单位”：改派、接办、请人代理、全部移交；“批量办理”一次审签多件");
        out.println("  8  leader.zhao  在流程监控看流程图 " + address + "/camunda/app/cockpit/default/");
        out.println(
                "其余账号：<单位>.liaison / .handler / .head / .deputy（如 zzb.head），office.zzb/.sfj/.fgw/.mzj，bgt.chen，secretary.sun（领导秘书），auditor，admin");
        out.println("各人收到的邮件 / everybody's mails: " + address + OwnPages.DEMO_MAILS);
        mails.folder().ifPresent(folder -> out.println("邮件保存在 / mails are kept in: " + folder.toAbsolutePath()));
        out.println(
                "从交办开始 / start at dispatch: mvn spring-boot:run -Dspring-boot.run.arguments=--duban.demo.start=dispatch");
        out.println();
    }

    private void person(PrintStream out, String role, String id, String link) {
        var name = officers.find(new PersonId(id)).orElseThrow().name();
        out.printf("  %-22s %-14s %-8s %s%n", role, id, name, link);
    }
}
