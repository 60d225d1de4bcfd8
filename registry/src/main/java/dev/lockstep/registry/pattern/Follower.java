package dev.lockstep.registry.pattern;

import dev.lockstep.model.pattern.Node.Place;
import dev.lockstep.model.pattern.Program.Instruction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Follows all ways through a pattern at once, one character after the other.
 *
 * <p>Where the ways are after some characters is a value: the addresses reached, before what takes
 * no character is followed (for that asks for the next character), and what the last character was.
 */
final class Follower {
  /** Where the ways are. */
  record Ways(BitSet addresses, Before before, boolean isFound) {}

  /** What stands before a place. */
  enum Before {
    NOTHING,
    WORD,
    OTHER
  }

  private static final int NONE = -1;
  private static final Ways FOUND = new Ways(new BitSet(), Before.OTHER, true);

  private final List<Instruction<CodePoints>> program;

  Follower(List<Instruction<CodePoints>> program) {
    this.program = program;
  }

  Ways start() {
    return new Ways(new BitSet(), Before.NOTHING, false);
  }

  /** The ways after one more character. */
  Ways after(Ways ways, int here) {
    if (ways.isFound()) {
      return FOUND;
    }
    BitSet reached = new BitSet(program.size());
    if (follow(ways, here, reached)) {
      return FOUND;
    }
    BitSet next = new BitSet(program.size());
    for (int i = reached.nextSetBit(0); i >= 0; i = reached.nextSetBit(i + 1)) {
      if (program.get(i) instanceof Instruction.Take<CodePoints> take
          && take.set().contains(here)) {
        next.set(i + 1);
      }
    }
    return new Ways(next, CodePoints.WORD.contains(here) ? Before.WORD : Before.OTHER, false);
  }

  boolean isFoundAtEnd(Ways ways) {
    return ways.isFound() || follow(ways, NONE, new BitSet(program.size()));
  }

  /** Follows every way that takes no character; whether one of them ends. */
  private boolean follow(Ways ways, int here, BitSet reached) {
    int[] open = new int[2 * program.size() + 2];
    int size = 0;
    open[size++] = 0;
    BitSet from = ways.addresses();
    for (int i = from.nextSetBit(0); i >= 0; i = from.nextSetBit(i + 1)) {
      open[size++] = i;
    }
    while (size > 0) {
      int address = open[--size];
      if (reached.get(address)) {
        continue;
      }
      reached.set(address);
      switch (program.get(address)) {
        case Instruction.Found<CodePoints> found -> {
          return true;
        }
        case Instruction.Fork<CodePoints> fork -> {
          open = room(open, size);
          open[size++] = fork.one();
          open[size++] = fork.other();
        }
        case Instruction.Require<CodePoints> require -> {
          if (isAt(require.place(), ways.before(), here)) {
            open = room(open, size);
            open[size++] = address + 1;
          }
        }
        case Instruction.Take<CodePoints> take -> {}
      }
    }
    return false;
  }

  private static int[] room(int[] open, int size) {
    return size + 2 <= open.length ? open : Arrays.copyOf(open, 2 * open.length);
  }

  private static boolean isAt(Place place, Before before, int here) {
    boolean edge = (before == Before.WORD) != (here != NONE && CodePoints.WORD.contains(here));
    return switch (place) {
      case BEGIN -> before == Before.NOTHING;
      case END -> here == NONE;
      case WORD_EDGE -> edge;
      case NO_WORD_EDGE -> !edge;
    };
  }
}
