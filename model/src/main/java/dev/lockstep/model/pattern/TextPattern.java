package dev.lockstep.model.pattern;

import dev.lockstep.model.pattern.Node.Place;
import dev.lockstep.model.pattern.Program.Instruction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that a text may hold, in the part of RE2's syntax without flags, classes by name, back
 * references or looking around.
 *
 * <p>Searching follows all ways through the pattern at once, one step per character, so that no
 * text and no pattern makes it slow: the cost is the text's length times the pattern's size. Two
 * patterns are equal when they are written alike. Immutable; threads may share it.
 */
public final class TextPattern {
  /** How many characters a pattern has at most. */
  public static final int SIZE_MAX = 1000;

  private static final int PROGRAM_MAX = 2000;
  private static final int NONE = -1;

  private final String source;
  private final List<Instruction<CharacterSet>> program;

  private TextPattern(String source) {
    this.source = source;
    this.program = Program.of(new PatternParser(source).parse(), PROGRAM_MAX);
  }

  /**
   * The pattern written in this text.
   *
   * @throws TextPatternException if the text is not a pattern
   */
  public static TextPattern parse(String source) {
    if (source.length() > SIZE_MAX) {
      throw new TextPatternException("a pattern has at most " + SIZE_MAX + " characters", 1);
    }
    return new TextPattern(source);
  }

  /** Whether the pattern is found anywhere in the text. */
  public boolean isFoundIn(String text) {
    Ways current = new Ways(program.size());
    Ways next = new Ways(program.size());
    int before = NONE;
    for (int at = 0; at <= text.length(); ) {
      int here = at < text.length() ? text.codePointAt(at) : NONE;
      if (follow(current, before, here)) {
        return true;
      }
      next.clear();
      for (int i = 0; i < current.size(); i++) {
        int address = current.get(i);
        if (program.get(address) instanceof Instruction.Take<CharacterSet> take
            && here != NONE
            && take.set().contains(here)) {
          next.add(address + 1);
        }
      }
      Ways swapped = current;
      current = next;
      next = swapped;
      before = here;
      at += here == NONE ? 1 : Character.charCount(here);
    }
    return false;
  }

  /** Follows every way that takes no character; the ways grow while they are walked. */
  private boolean follow(Ways ways, int before, int here) {
    ways.add(0);
    for (int i = 0; i < ways.size(); i++) {
      int address = ways.get(i);
      switch (program.get(address)) {
        case Instruction.Found<CharacterSet> found -> {
          return true;
        }
        case Instruction.Fork<CharacterSet> fork -> {
          ways.add(fork.one());
          ways.add(fork.other());
        }
        case Instruction.Require<CharacterSet> require -> {
          if (isAt(require.place(), before, here)) {
            ways.add(address + 1);
          }
        }
        case Instruction.Take<CharacterSet> take -> {}
      }
    }
    return false;
  }

  private static boolean isAt(Place place, int before, int here) {
    boolean edge = CharacterSet.WORD.contains(before) != CharacterSet.WORD.contains(here);
    return switch (place) {
      case BEGIN -> before == NONE;
      case END -> here == NONE;
      case WORD_EDGE -> edge;
      case NO_WORD_EDGE -> !edge;
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextPattern that && source.equals(that.source);
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

  /** A set of addresses in the order they were added. */
  private static final class Ways {
    private final int[] addresses;
    private final boolean[] known;
    private int size;

    Ways(int addressCount) {
      this.addresses = new int[addressCount];
      this.known = new boolean[addressCount];
    }

    void add(int address) {
      if (!known[address]) {
        known[address] = true;
        addresses[size++] = address;
      }
    }

    int get(int index) {
      return addresses[index];
    }

    int size() {
      return size;
    }

    void clear() {
      for (int i = 0; i < size; i++) {
        known[addresses[i]] = false;
      }
      size = 0;
    }
  }
}
