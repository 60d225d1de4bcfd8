package dev.lockstep.formats.reading;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.yaml.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong in one file. */
public final class Findings {
  private final String file;
  private final List<Finding> all = new ArrayList<>();

  /** Nothing wrong yet in the file of this name. */
  public Findings(String file) {
    this.file = file;
  }

  /** Adds a finding and answers nothing, so that a reader can say both in one expression. */
  public <T> Optional<T> add(Mark mark, String code, String sentence) {
    note(mark, code, sentence);
    return Optional.empty();
  }

  /** Adds a finding. */
  public void note(Mark mark, String code, String sentence) {
    all.add(new Finding(file, mark.line(), mark.column(), code, sentence));
  }

  /** Whether nothing is wrong so far. */
  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Everything that is wrong, by place. */
  public List<Finding> sorted() {
    return all.stream().sorted().distinct().toList();
  }
}
