package dev.lockstep.checks.rules;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * One rule of the page: what it says, the test named after it, and what takes it out.
 *
 * @param test the source of the test, from the root of the repository
 * @param method the name of the test in it
 * @param removals edits that together take the rule out
 */
record EngineRule(String sentence, String test, String method, List<Removal> removals) {
  private static final String SOURCES = "/src/test/java/";

  /**
   * One edit of a source.
   *
   * @param file from the root of the repository
   * @param found what stands there, exactly once
   * @param instead what takes its place
   */
  record Removal(String file, String found, String instead) {
    /**
     * The source without the rule.
     *
     * @throws AssertionError if the text is not there exactly once
     */
    String applyTo(String source) {
      int at = source.indexOf(found);
      if (at < 0) {
        throw new AssertionError(file + " does not hold:\n" + found);
      }
      if (source.indexOf(found, at + 1) >= 0) {
        throw new AssertionError(file + " holds more than once:\n" + found);
      }
      return source.substring(0, at) + instead + source.substring(at + found.length());
    }
  }

  /** The folder of the module that the test belongs to. */
  String module() {
    return test.substring(0, test.indexOf(SOURCES));
  }

  /** The test as the runner of tests is told it. */
  String selector() {
    String type = test.substring(test.indexOf(SOURCES) + SOURCES.length());
    return type.replaceFirst("\\.java$", "").replace('/', '.') + "#" + method;
  }

  /** Every file that takes part, as it is without the rule. */
  Map<String, String> sources(UnaryOperator<String> reader) {
    Map<String, String> edited = new TreeMap<>();
    for (Removal removal : removals) {
      String source = edited.computeIfAbsent(removal.file(), reader);
      edited.put(removal.file(), removal.applyTo(source));
    }
    return edited;
  }
}
