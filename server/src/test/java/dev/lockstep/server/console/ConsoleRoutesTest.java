package dev.lockstep.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of the console, which this build has made where the machine has a Node for it. */
final class ConsoleRoutesTest {
  private static final Pattern NONCE = Pattern.compile("'nonce-([\\w+/=]{24})'");
  private static final Pattern FILE = Pattern.compile("\"(/assets/[\\w.-]+)\"");

  private static final Path PAGES = Path.of("..", "console", "src", "app", "Pages.tsx");
  private static final Pattern PAGE = Pattern.compile("<Route path=\"([^\"]+)\"");

  private Client browser;

  @BeforeEach
  void open() {
    browser = new Client(TestServer.SQLITE.server().address(), "");
    boolean isBuilt = get("/").status() == 200;
    if ("required".equals(System.getenv("LOCKSTEP_NODE"))) {
      assertThat(isBuilt).as("the console was built").isTrue();
    }
    Assumptions.assumeTrue(isBuilt, "There is no Node on this machine that builds the console");
  }

  private Answer get(String path) {
    return Client.send(browser.request(path).GET());
  }

  private static String policy(Answer answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElseThrow();
  }

  @Test
  void everyAddressOfTheConsoleAnswersItsPage() throws IOException {
    List<String> addresses =
        PAGE.matcher(Files.readString(PAGES))
            .results()
            .map(page -> page.group(1).replace(":", ""))
            .toList();

    assertThat(addresses).hasSizeGreaterThan(8);
    for (String address : addresses) {
      assertThat(get(address).expect(200).body()).contains("<div id=\"root\">");
    }
  }

  @Test
  void whatThePageLoadsIsThereAndStaysAsItIs() {
    Matcher files = FILE.matcher(get("/").expect(200).body());
    while (files.find()) {
      Answer file = get(files.group(1)).expect(200);

      assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
      assertThat(file.headers().firstValue("Content-Type").orElseThrow())
          .startsWith(files.group(1).endsWith(".css") ? "text/css" : "");
    }
    assertThat(files.reset().results().count()).isGreaterThan(1);
  }

  @Test
  void stylesAreKnownByAWordThatIsAnotherOneInEachAnswer() {
    Answer one = get("/");
    Answer other = get("/");

    Matcher nonce = NONCE.matcher(policy(one));
    assertThat(nonce.find()).isTrue();
    assertThat(one.body()).contains(nonce.group(1)).doesNotContain("__NONCE__");
    assertThat(policy(other)).doesNotContain(nonce.group(1));
    assertThat(policy(one)).contains("default-src 'self'").doesNotContain("unsafe");
    assertThat(one.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void nothingElseIsAFile() {
    for (String path :
        List.of(
            "/assets/index.html", "/assets/none.js", "/assets/..%2findex.html", "/index.html")) {
      assertThat(get(path).status()).isIn(400, 404);
    }
  }
}
