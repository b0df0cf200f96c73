package duban.web;

import duban.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What the engine says in English to people who administer, in our words. */
final class EngineWords {

    private record Saying(String english, Supplier<Refusal> ours) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying(
                    "Password does not match policy",
                    () -> Refusal.invalid(
                            "password", "WEAK_PASSWORD", "密码不符合要求：至少10个字符，须有大写字母、小写字母、数字和符号，且不得含有账号、姓名或邮箱。")),
            new Saying(
                    "authenticated user password is not valid",
                    () -> Refusal.invalid("password", "WRONG_PASSWORD", "您本人的密码不正确，请重新填写。")),
            new Saying(
                    "is not a valid resource identifier",
                    () -> Refusal.invalid("id", "ID", "账号和标识只能用字母、数字、点、横线和下划线，最多64个字符。")),
            new Saying("already exists", () -> Refusal.conflict("EXISTS", "已有相同的账号或标识，请换一个。")),
            new Saying(
                    "\"ProcessEnginePersistenceException\"",
                    () -> Refusal.conflict("EXISTS", "没有保存：已有相同的内容，或所涉及的内容刚被改动。请刷新页面后核对。")),
            new Saying("\"OptimisticLockingException\"", Refusal::overtaken));

    private EngineWords() {}

    /** @param said the body of the engine's refusal */
    static Optional<Refusal> inOurs(String said) {
        return SAYINGS.stream()
                .filter(saying -> said.contains(saying.english()))
                .findFirst()
                .map(saying -> saying.ours().get());
    }
}
