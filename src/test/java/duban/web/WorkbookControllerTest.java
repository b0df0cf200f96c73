package duban.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.hamcrest.Matchers.startsWith;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import duban.access.CurrentUser;
import duban.department.Officer;
import duban.department.Role;
import duban.exchange.excel.ImportWorkbook;
import duban.exchange.excel.Places;
import duban.exchange.excel.WorkbookReading;
import duban.exchange.excel.WorkbookTemplate;
import duban.opinion.Fault;
import duban.opinion.PlanDraft;
import duban.opinion.PlanFaults;
import duban.shared.Actor;
import duban.shared.DepartmentCode;
import duban.shared.OpinionNumber;
import duban.shared.PersonId;
import duban.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class WorkbookControllerTest {

    static final String PATH = "/camunda/api/duban/workbook";
    static final Actor OFFICE = new Actor(new PersonId("office.zzb"), DepartmentCode.SUPERVISION_OFFICE);
    static final Officer MEMBER =
            new Officer(OFFICE.person(), "张三", new DepartmentCode("ZZB"), "综合处", "z@example.cn", "1", List.of());
    static final Fault FAULT = new Fault("整改台账", 3, "H（承办单位）", "没有名为“民政局”的单位。", "相近的单位：市民政局。");

    final CurrentUser currentUser = mock();
    final ImportWorkbook importWorkbook = mock();
    final List<Path> seen = new ArrayList<>();
    final MockMvc web = MockMvcBuilders.standaloneSetup(
                    new WorkbookController(currentUser, new WorkbookTemplate(), importWorkbook))
            .build();

    static PlanDraft plan() {
        return new PlanDraft(
                new PlanDraft.Opinion(
                        new OpinionNumber("2023-07"), null, null, null, null, null, new DepartmentCode("MZJ")),
                List.of(),
                List.of(new PlanDraft.Comment("P01", 1, "问题", new DepartmentCode("ZZB"), 2)),
                List.of());
    }

    @Test
    void the_template_comes_as_a_file_with_a_chinese_name() throws Exception {
        when(importWorkbook.departmentNames()).thenReturn(List.of("市民政局"));

        web.perform(get(PATH + "/template"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .andExpect(header().string("Content-Disposition", startsWith("attachment;")));
    }

    @Test
    void a_dry_run_answers_with_faults_and_warnings_and_keeps_no_file() throws Exception {
        when(importWorkbook.check(any(), eq("台账.xlsx"))).thenAnswer(call -> {
            seen.add(call.getArgument(0));
            assertThat(call.<Path>getArgument(0)).hasContent("bytes");
            return new WorkbookReading(
                    List.of("审议意见", "整改台账"), plan(), List.of(FAULT), List.of(), Optional.empty(), Places.ON_SHEETS);
        });

        web.perform(post(PATH + "/check")
                        .param("fileName", "台账.xlsx")
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .content("bytes"))
                .andExpect(status().isOk())
                .andExpect(content().json("""
                        {"fileName": "台账.xlsx", "sheets": ["审议意见", "整改台账"], "comments": 1, "measures": 0, "departments": 2,
                         "faults": [{"sheet": "整改台账", "row": 3, "column": "H（承办单位）",
                                     "reason": "没有名为“民政局”的单位。", "remedy": "相近的单位：市民政局。"}], "reminders": []}"""));
        assertThat(seen).hasSize(1).noneMatch(Files::exists);
    }

    @Test
    void an_import_answers_what_is_now_on_record() throws Exception {
        when(currentUser.officerIn(Role.OFFICE)).thenReturn(MEMBER);
        when(importWorkbook.importFile(any(), eq("台账.xlsx"), eq(OFFICE))).thenReturn(plan());

        web.perform(post(PATH).param("fileName", "台账.xlsx").content("bytes"))
                .andExpect(status().isCreated())
                .andExpect(content()
                        .json("{\"opinion\": \"2023-07\", \"comments\": 1, \"measures\": 0, \"closed\": false}"));
    }

    @Test
    void faults_are_answered_one_by_one_and_the_file_is_gone() throws Exception {
        when(currentUser.officerIn(Role.OFFICE)).thenReturn(MEMBER);
        when(importWorkbook.importFile(any(), any(), any())).thenAnswer(call -> {
            seen.add(call.getArgument(0));
            throw new PlanFaults(List.of(FAULT));
        });

        web.perform(post(PATH).param("fileName", "台账.xlsx").content("bytes"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.code").value("FAULTS"))
                .andExpect(jsonPath("$.message").value("发现1处问题，整份台账均未导入。请按提示修改后重新上传。"))
                .andExpect(jsonPath("$.faults[0].row").value(3));
        assertThat(seen).hasSize(1).noneMatch(Files::exists);
    }

    @Test
    void only_the_supervision_office_may() {
        doThrow(Refusal.forbidden("NOT_OFFICE", "仅督办专班可以导入")).when(currentUser).officerIn(Role.OFFICE);

        for (var request : List.of(
                get(PATH + "/template"),
                post(PATH + "/check").param("fileName", "台账.xlsx"),
                post(PATH).param("fileName", "台账.xlsx"))) {
            assertThatThrownBy(() -> web.perform(request)).hasRootCauseInstanceOf(Refusal.class);
        }
        verifyNoInteractions(importWorkbook);
    }

    @Test
    void another_kind_of_file_is_refused_by_its_name() {
        assertThatThrownBy(() -> web.perform(post(PATH).param("fileName", "台账.xls")))
                .rootCause()
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNSUPPORTED));
    }

    @Test
    void more_bytes_than_allowed_are_refused_whether_declared_or_not() throws Exception {
        var before = temporaryFiles();

        for (var declared : List.of(WorkbookUpload.MOST_BYTES + 1L, -1L)) {
            assertThatThrownBy(() -> WorkbookUpload.receive(zeros(WorkbookUpload.MOST_BYTES + 1), declared))
                    .hasMessage("文件超过20 MB上限，未保存")
                    .asInstanceOf(type(Refusal.class))
                    .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
        }
        try (var upload = WorkbookUpload.receive(zeros(WorkbookUpload.MOST_BYTES), -1)) {
            assertThat(upload.file()).hasSize(WorkbookUpload.MOST_BYTES);
        }

        assertThat(temporaryFiles()).isEqualTo(before);
    }

    static InputStream zeros(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    static List<Path> temporaryFiles() throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("duban-workbook-"))
                    .sorted()
                    .toList();
        }
    }
}
