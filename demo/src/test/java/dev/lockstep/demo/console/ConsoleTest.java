package dev.lockstep.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The console in a real browser: what its own tests, in {@code console/e2e}, do against a server
 * with services. Where {@code LOCKSTEP_CHROMIUM} is {@code required}, as in CI, a machine without
 * what they need fails; else they are passed over.
 */
final class ConsoleTest {
  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  @TempDir private Path folder;

  @Test
  void peopleProposeApproveWatchAndTakeBackInTheBrowser() throws Exception {
    Path browser = browser();
    try (ConsoleWorld world = ConsoleWorld.start(folder)) {
      assertThat(played(world, browser)).isZero();
      assertThat(world.lost()).isZero();
    }
  }

  private static int played(ConsoleWorld world, Path browser) throws Exception {
    Map<String, String> environment = new HashMap<>(world.known());
    environment.put("LOCKSTEP_BROWSER", browser.toString());
    List<String> command =
        List.of("node", "node_modules/@playwright/test/cli.js", "test", "--config", "e2e");
    Process process = start(command, environment);
    process.getInputStream().transferTo(System.out);
    return process.waitFor();
  }

  private static Process start(List<String> command, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(ConsoleWorld.CONSOLE.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** The browser, on a machine that has all that the tests need. */
  private static Path browser() {
    Optional<Path> browser =
        Stream.concat(Stream.ofNullable(System.getenv("LOCKSTEP_BROWSER")), BROWSERS.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    boolean there =
        browser.isPresent() && Files.isDirectory(ConsoleWorld.CONSOLE.resolve("node_modules"));
    String sentence = "There is no Chromium, or no console built by Node, on this machine";
    if ("required".equals(System.getenv("LOCKSTEP_CHROMIUM"))) {
      assertThat(there).as(sentence).isTrue();
    }
    if (!there) {
      System.out.println(sentence + ": what people do in the console is not shown.");
    }
    Assumptions.assumeTrue(there, sentence);
    return browser.orElseThrow();
  }
}
