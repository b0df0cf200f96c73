package duban.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarTextTest {

    @Test
    void the_calendar_that_comes_with_the_product_has_no_fault_and_reads_back_as_it_is_written() throws IOException {
        var shipped = WorkingDaysMigration.shipped();

        assertThat(shipped.faults()).isEmpty();
        assertThat(shipped.years())
                .extracting(CalendarText.Year::year)
                .containsExactly(2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026);
        for (var year : shipped.years()) {
            assertThat(CalendarText.read(year.lines()).years()).containsExactly(year);
        }
    }

    @Test
    void new_year_may_begin_in_the_last_week_of_the_year_before_and_days_come_in_their_order() {
        var read = CalendarText.read("""
                # 国务院办公厅通知
                year 2029  https://www.gov.cn/a   https://www.gov.cn/b

                off 2029-01-01 元旦
                off 2028-12-30 元旦
                """);

        assertThat(read.faults()).isEmpty();
        assertThat(read.years().get(0).notices()).isEqualTo("https://www.gov.cn/a   https://www.gov.cn/b");
        assertThat(read.years().get(0).days())
                .extracting(CalendarText.Day::date)
                .containsExactly(LocalDate.of(2028, 12, 30), LocalDate.of(2029, 1, 1));
    }

    @Test
    void lines_of_another_system_and_invisible_characters_are_handled() {
        assertThat(CalendarText.read("year 2029 https://www.gov.cn/a\r\noff 2029-01-01 元旦\r\n")
                        .faults())
                .isEmpty();
        assertThat(CalendarText.read("year 2029 https://www.gov.cn/a\noff 2029-01-01 元\u200B旦")
                        .faults())
                .extracting(CalendarText.Finding::line)
                .contains(2);
        assertThat(CalendarText.read("\uFEFFyear 2029 https://www.gov.cn/a\noff 2029-01-01 元旦")
                        .faults())
                .as("a byte order mark of a text file")
                .isEmpty();
    }

    @Test
    void a_year_out_of_reach_or_without_an_address_is_named() {
        assertThat(CalendarText.read("year 1999 https://www.gov.cn/a\nyear 两千 https://www.gov.cn/a\nyear\nyear 2029")
                        .faults())
                .extracting(fault -> fault.line() + " " + fault.message())
                .containsExactly(
                        "1 年份应为2000至2100之间的四位数字。",
                        "2 年份应为2000至2100之间的四位数字。",
                        "3 年份应为2000至2100之间的四位数字。",
                        "4 请在年份后写明放假通知的网址。",
                        "4 2029年没有一个工作日放假，安排不完整。");
    }

    @Test
    void nothing_and_only_remarks_are_no_calendar() {
        assertThat(CalendarText.read("# 备注\n\n").faults())
                .extracting(CalendarText.Finding::message)
                .hasSize(1);
    }
}
