package dev.lockstep.formats.change;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.yaml.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong in one file. */
final class Findings {
  private final String file;
  private final List<Finding> all = new ArrayList<>();

  Findings(String file) {
    this.file = file;
  }

  /** Adds a finding and answers nothing, so that a reader can say both in one expression. */
  <T> Optional<T> add(Mark mark, String code, String sentence) {
    note(mark, code, sentence);
    return Optional.empty();
  }

  void note(Mark mark, String code, String sentence) {
    all.add(new Finding(file, mark.line(), mark.column(), code, sentence));
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  List<Finding> sorted() {
    return all.stream().sorted().distinct().toList();
  }
}
