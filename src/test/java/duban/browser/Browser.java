package duban.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real Chromium, looking at pages as an official in China does. */
public final class Browser implements AutoCloseable {

    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    /**
     * Starts one; what is missing is fetched where that is possible.
     *
     * @throws IllegalStateException saying in one line what to install
     */
    public static Browser launch() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Browser(playwright);
        } catch (RuntimeException failed) {
            playwright.close();
            throw failed;
        }
    }

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        var chromium = playwright.chromium();
        var choice = new BrowserChoice(new ThisMachine(Path.of(chromium.executablePath())));
        var options = new BrowserType.LaunchOptions()
                .setHeadless(true)
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        // Chromium writes dates in its own language, Debian's only in English; people here have a
                        // Chinese one.
                        "--enable-blink-features=LangAttributeAwareFormControlUI",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
        choice.program().ifPresent(options::setExecutablePath);
        choice.provideChineseFont();
        this.browser = chromium.launch(options);
    }

    /** A person of their own: cookies and storage are shared with no other context. Closed with the browser. */
    public BrowserContext context(int width, int height) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, height));
    }

    /** The whole page as {@code target/screenshots/<name>.png}. */
    public Path screenshot(Page page, String name) {
        var file = SCREENSHOTS.resolve(name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        return file;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
