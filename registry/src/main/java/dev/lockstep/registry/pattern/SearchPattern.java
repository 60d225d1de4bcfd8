package dev.lockstep.registry.pattern;

import dev.lockstep.model.pattern.Node;
import dev.lockstep.model.pattern.Program;
import dev.lockstep.model.pattern.Program.Instruction;
import dev.lockstep.model.pattern.TextPatternException;
import dev.lockstep.registry.budget.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pattern that a text may hold anywhere. Two are equal when they are written alike. */
public final class SearchPattern {
  /** How many characters a pattern has at most. */
  public static final int SIZE_MAX = 2_000;

  private static final int PROGRAM_MAX = 4_000;

  private final String source;
  private final List<Instruction<CodePoints>> program;

  private SearchPattern(String source) {
    this.source = source;
    this.program = program(new PatternParser(source).parse());
  }

  private static List<Instruction<CodePoints>> program(Node<CodePoints> pattern) {
    try {
      return Program.of(pattern, PROGRAM_MAX);
    } catch (TextPatternException e) {
      throw new PatternNotTakenException(e.why(), e.column(), e);
    }
  }

  /**
   * The pattern written in this text.
   *
   * @throws PatternNotTakenException if the text is no pattern, or not one that is taken
   */
  public static SearchPattern parse(String source) {
    if (source.length() > SIZE_MAX) {
      throw new PatternNotTakenException("a pattern has at most " + SIZE_MAX + " characters", 1);
    }
    return new SearchPattern(source);
  }

  /** Whether the pattern is found in the text; costs at most its size for each character. */
  public boolean isFoundIn(String text, Budget budget) {
    Follower follower = new Follower(program);
    Follower.Ways ways = follower.start();
    for (int at = 0; at < text.length() && !ways.isFound(); ) {
      int here = text.codePointAt(at);
      budget.spend(1L + program.size() / 8);
      ways = follower.after(ways, here);
      at += Character.charCount(here);
    }
    return follower.isFoundAtEnd(ways);
  }

  List<Instruction<CodePoints>> program() {
    return program;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SearchPattern that && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  /** The pattern as it is written. */
  @Override
  public String toString() {
    return source;
  }
}
