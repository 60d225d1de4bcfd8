package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.output.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The page of the commands is what the commands say of themselves. */
final class CommandsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "commands.md");
  private static final String BEGIN =
      """
      # Commands

      What each command says with `--help`. Exit codes: 0 done, 1 wrong usage or a failure, 100
      something was found that must be mended, 101 not decided or not done yet, 102 refused, 130
      ended by Ctrl-C. Every problem names its page under [problems](problems).
      """;

  @Test
  void thePageIsUpToDate() throws IOException {
    Path drawn = Path.of("target", "commands.md");
    Files.createDirectories(drawn.getParent());
    Files.writeString(drawn, page());
    assertThat(Files.readString(PAGE))
        .as("docs/commands.md; the page as it should be is cli/target/commands.md")
        .isEqualTo(page());
  }

  private static String page() {
    StringBuilder page = new StringBuilder(BEGIN);
    CommandLine root = LockstepCommand.commandLine(surroundings());
    append(page, root);
    appendInner(page, root);
    return page.toString();
  }

  private static void appendInner(StringBuilder page, CommandLine command) {
    for (CommandLine inner : command.getSubcommands().values()) {
      append(page, inner);
      appendInner(page, inner);
    }
  }

  private static void append(StringBuilder page, CommandLine command) {
    String help = command.setUsageHelpWidth(100).getUsageMessage(Ansi.OFF);
    String name = command.getCommandSpec().qualifiedName();
    page.append("\n## %s\n\n```\n%s```\n".formatted(name, help.replaceAll("(?m) +$", "")));
  }

  private static Surroundings surroundings() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    return new Surroundings(
        nowhere,
        nowhere,
        Surroundings.Terminal.ABSENT,
        Map.of(),
        InstantSource.system(),
        new SplittableRandom(7),
        new AtomicReference<>(Optional.empty()));
  }
}
