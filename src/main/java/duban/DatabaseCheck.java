package duban;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses a database that does not know Chinese characters as letters: under the locale C, searching in Chinese text
 * finds nothing (measured: the trigrams of Chinese text are empty).
 */
@Component
class DatabaseCheck implements SmartInitializingSingleton {

    private final JdbcClient jdbc;

    DatabaseCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var knowsChinese = jdbc.sql("""
                select pg_encoding_to_char(encoding) = 'UTF8' and datctype not in ('C', 'POSIX')
                  from pg_database where datname = current_database()""").query(Boolean.class).single();
        if (!knowsChinese) {
            throw new UnsafeSettingsException(List.of(new RequiredSettings.Fault(
                    "spring.datasource.url",
                    "the database was made with a locale that does not know Chinese: create it with encoding 'UTF8' locale"
                            + " 'C.UTF-8'",
                    "数据库的区域设置不识别中文：请以 encoding 'UTF8' locale 'C.UTF-8' 重新创建")));
        }
    }
}
