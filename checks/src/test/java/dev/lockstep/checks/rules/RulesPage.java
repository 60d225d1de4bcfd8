package dev.lockstep.checks.rules;

import dev.lockstep.checks.rules.EngineRule.Removal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the rules from their page, which is written for people: a heading says the rule, a link the
 * test, and each block marked {@code diff} an edit.
 *
 * <p>The first line of a block names the file. Of the others those that begin with a minus are
 * taken out, those with a plus are put in, and those with a space stay.
 */
final class RulesPage {
  static final String PATH = "docs/rules-of-the-engine.md";

  private static final Pattern TEST =
      Pattern.compile("`(\\w+)` in \\[\\w+]\\(\\.\\./(.+\\.java)\\)");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```diff\\n--- (\\S+)\\n(.*?)^```$");

  private RulesPage() {}

  static List<EngineRule> read(String page) {
    List<EngineRule> rules = new ArrayList<>();
    String[] parts = page.split("(?m)^### ", -1);
    for (int i = 1; i < parts.length; i++) {
      rules.add(rule(parts[i]));
    }
    return List.copyOf(rules);
  }

  private static EngineRule rule(String part) {
    String sentence = part.lines().findFirst().orElseThrow();
    Matcher test = TEST.matcher(part);
    List<Removal> removals =
        BLOCK.matcher(part).results().map(b -> removal(b.group(1), b.group(2))).toList();
    if (!test.find() || removals.isEmpty()) {
      throw new AssertionError(PATH + " names no test or no edit: " + sentence);
    }
    return new EngineRule(sentence, test.group(2), test.group(1), removals);
  }

  private static Removal removal(String file, String block) {
    return new Removal(file, side(block, '-'), side(block, '+'));
  }

  private static String side(String block, char mark) {
    StringBuilder side = new StringBuilder();
    for (String line : block.lines().toList()) {
      if (line.isEmpty() || line.charAt(0) == ' ' || line.charAt(0) == mark) {
        side.append(line.isEmpty() ? "" : line.substring(1)).append('\n');
      }
    }
    return side.toString();
  }
}
