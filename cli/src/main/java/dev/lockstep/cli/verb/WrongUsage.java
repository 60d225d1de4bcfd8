package dev.lockstep.cli.verb;

import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and the nearest that would be right. */
public final class WrongUsage {
  private WrongUsage() {}

  /** The problem of arguments that cannot be understood. */
  public static Problem of(ParameterException cause) {
    CommandLine command = cause.getCommandLine();
    return new Problem(
        ProblemCode.USAGE,
        "Cannot run %s: %s".formatted(command.getCommandSpec().qualifiedName(), why(cause)),
        "Nothing was done.",
        command.getCommandSpec().qualifiedName() + " --help");
  }

  private static String why(ParameterException cause) {
    if (cause instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().getFirst();
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      return "there is no %s %s%s"
          .formatted(
              word.startsWith("-") ? "option" : "command or argument",
              name,
              Nearest.suggestion(name, known(cause.getCommandLine())));
    }
    String message = String.valueOf(cause.getMessage());
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static List<String> known(CommandLine command) {
    List<String> known = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
    known.addAll(command.getSubcommands().keySet());
    return known;
  }
}
