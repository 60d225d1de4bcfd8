package dev.lockstep.registry.lint;

import dev.lockstep.formats.reading.Located;
import java.util.ArrayList;
import java.util.List;

/** Collects what lint finds in one file. */
final class Notes {
  private static final int SENTENCE_SIZE_MAX = 500;

  private final Located<?> file;
  private final LintSettings settings;
  private final List<LintFinding> all = new ArrayList<>();

  Notes(Located<?> file, LintSettings settings) {
    this.file = file;
    this.settings = settings;
  }

  LintSettings settings() {
    return settings;
  }

  /** A finding at an element. */
  void add(LintRule rule, Object element, String sentence) {
    add(rule, element, "", sentence);
  }

  /** A finding at an argument of an element, or at the element where it is not given. */
  void add(LintRule rule, Object element, String argument, String sentence) {
    all.add(
        new LintFinding(
            rule.level(),
            file.finding(file.mark(element, argument), rule.code(), shown(sentence))));
  }

  /** Names come from files, so a sentence may hold anything. */
  private static String shown(String sentence) {
    String line = sentence.replaceAll("\\p{Cntrl}", "?");
    return line.length() > SENTENCE_SIZE_MAX ? line.substring(0, SENTENCE_SIZE_MAX) + "…" : line;
  }

  List<LintFinding> all() {
    return all;
  }
}
