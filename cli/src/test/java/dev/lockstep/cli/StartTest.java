package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why commands start soon: what they do not need they leave alone. */
final class StartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EXPRESSIONS = "dev.cel.";
  private static final Path EXAMPLES = Path.of("..", "examples");

  @TempDir private Path folder;

  @Test
  void onlyTheVerbThatIsAskedForIsTakenApart() {
    assertThat(asked("check", "a.change.yaml")).containsExactly("check");
    assertThat(asked("docs", "build")).containsExactly("docs");
  }

  @Test
  void helpAndSuggestionsKnowEveryVerb() {
    List<String> all = names(Verbs.all(new Shell(folder).surroundings()));
    assertThat(all).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    assertThat(asked()).isEqualTo(all);
    assertThat(asked("--help")).isEqualTo(all);
    assertThat(asked("chek")).isEqualTo(all);
    Ran ran = new Shell(folder).run("chek");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("check");
  }

  @Test
  void aChangeWithoutExpressionsDoesNotLoadTheirReader() throws InterruptedException {
    Path shop = EXAMPLES.resolve("shop");
    assertThat(loaded("check", shop + "/changes/06-postcode.change.yaml", "--in", shop.toString()))
        .contains("dev.lockstep.registry.check.Checker ")
        .doesNotContain(EXPRESSIONS);
    assertThat(
            loaded("validate", EXAMPLES + "/real-migrations/M003-group-invite-emails.change.yaml"))
        .contains(EXPRESSIONS);
  }

  private List<String> asked(String... arguments) {
    return names(Verbs.asked(new Shell(folder).surroundings(), arguments));
  }

  private static List<String> names(List<Verb> verbs) {
    return verbs.stream().map(Verb::name).toList();
  }

  /** What the JVM says of the classes that a command loads. */
  private static String loaded(String... arguments) throws InterruptedException {
    JavaCommand command = ServedPeople.command(arguments).withJvmOption("-Xlog:class+load");
    try (ProcessUnderTest process = ProcessUnderTest.start(command)) {
      assertThat(process.awaitExit(PATIENCE)).isIn(0, 100);
      return String.join("\n", process.output());
    }
  }
}
