package dev.lockstep.cli.verb;

import dev.lockstep.cli.output.Console;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that every command has. */
public final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean help;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      converter = FormWord.class,
      description = "text for people (the usual), json for machines.")
  private Console.Form form = Console.Form.TEXT;

  @Option(
      names = "--state",
      paramLabel = "FOLDER",
      description =
          "Where rollouts are remembered; else $$LOCKSTEP_HOME, else ./.lockstep. Holds no"
              + " documents and no credentials, but seal.key, which opens what is set aside.")
  private @Nullable Path state;

  /** Whether only the help was asked for. */
  boolean help() {
    return help;
  }

  Console.Form form() {
    return form;
  }

  Optional<Path> state() {
    return Optional.ofNullable(state);
  }

  /** How the words after {@code --output} read. */
  static final class FormWord extends Words<Console.Form> {
    FormWord() {
      super(Console.Form.values(), form -> form.name().toLowerCase(Locale.ROOT));
    }
  }
}
