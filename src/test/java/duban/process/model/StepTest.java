package duban.process.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import duban.department.Role;
import duban.shared.DepartmentCode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTest {

    static final DepartmentCode DEPARTMENT = new DepartmentCode("MZJ");

    @ParameterizedTest
    @EnumSource
    void a_step_is_found_by_its_stem_and_by_its_user_task(Step step) {
        assertThat(Step.ofStem(step.stem())).isSameAs(step);
        assertThat(Step.ofUserTask(step.userTask())).isSameAs(step);
        assertThat(step.userTask()).isEqualTo("userTask_" + step.stem());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signforreceipt", "userTask_signForReceipt", "completeMeasure"})
    void an_unknown_stem_is_no_step(String stem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Step.ofStem(stem))
                .withMessageContaining("userTask_" + stem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "signForReceipt", "serviceTask_completeMeasure"})
    void an_unknown_element_is_no_step(String element) {
        assertThatIllegalArgumentException().isThrownBy(() -> Step.ofUserTask(element));
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN_FOR_RECEIPT, embedded:deployment:forms/sign-for-receipt.html",
        "APPLY_FOR_STRIKE_OFF, embedded:deployment:forms/apply-for-strike-off.html",
        "DISPATCH_PLAN, embedded:deployment:forms/dispatch-plan.html"
    })
    void a_form_is_named_after_its_step_in_kebab_case(Step step, String formKey) {
        assertThat(step.formKey()).isEqualTo(formKey);
    }

    @ParameterizedTest
    @CsvSource({
        "SIGN_FOR_RECEIPT, MZJ",
        "HAND_TO_HANDLER, MZJ",
        "SUBMIT_RESULT, MZJ",
        "SIGN_OFF_RESULT, MZJ",
        "APPLY_FOR_STRIKE_OFF, MZJ",
        "RESUME_RECTIFICATION, MZJ",
        "REPORT_PROGRESS_ROUND, MZJ",
        "SIGN_PROGRESS_ROUND, MZJ",
        "DISPATCH_PLAN, DBZB",
        "VERIFY_MEASURE, DBZB",
        "VERIFY_COMMENT, DBZB",
        "ARCHIVE_OPINION, BGT",
        "DECIDE_STRIKE_OFF, SZF"
    })
    void a_step_is_on_the_list_of_whoever_takes_it(Step step, String owner) {
        assertThat(step.owner(DEPARTMENT)).isEqualTo(new DepartmentCode(owner));
    }

    @Test
    void only_verifications_are_independent_of_the_items_department() {
        assertThat(Step.values())
                .filteredOn(Step::independent)
                .containsExactlyInAnyOrder(Step.VERIFY_MEASURE, Step.VERIFY_COMMENT)
                .allMatch(step -> step.role() == Role.OFFICE);
    }

    @Test
    void what_is_owed_tells_the_step() {
        assertThat(Arrays.stream(Step.values()).map(Step::obligation)).doesNotHaveDuplicates();
    }
}
