package dev.lockstep.cli.output;

import dev.lockstep.model.problem.Problem;
import java.util.Map;

/** A problem as people read it: what and why, what it means for the data, the next command. */
final class ProblemText {
  private ProblemText() {}

  static String of(Problem problem) {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> field : problem.fields().entrySet()) {
      if (field.getKey().startsWith("finding-")) {
        text.append(field.getValue()).append('\n');
      }
    }
    return text.append(sentence(String.valueOf(problem.getMessage())))
        .append('\n')
        .append(sentence(problem.meaning()))
        .append("\nNext: ")
        .append(problem.next())
        .append("\n(")
        .append(problem.code().word())
        .append(", see docs/problems/")
        .append(problem.code().word())
        .append(".md)")
        .toString();
  }

  /** With a capital first and a full stop last. */
  private static String sentence(String text) {
    String whole = text.strip();
    if (whole.isEmpty()) {
      return whole;
    }
    String capital = Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
    return capital.matches("(?s).*[.!?]") ? capital : capital + ".";
  }
}
