package dev.lockstep.registry.pattern;

import dev.lockstep.registry.pattern.Node.Place;
import java.util.ArrayList;
import java.util.List;

/** A pattern as instructions of a machine that follows all ways through it at once. */
final class Program {
  static final int SIZE_MAX = 4_000;

  /** One instruction; its place in the list is its address. */
  sealed interface Instruction {
    /** Takes one character of a set, then goes on after this instruction. */
    record Take(CodePoints set) implements Instruction {}

    /** Goes on at both addresses. */
    record Fork(int one, int other) implements Instruction {}

    /** Goes on after this instruction where the place is. */
    record Require(Place place) implements Instruction {}

    /** The pattern is found. */
    record Found() implements Instruction {}
  }

  private static final int STEPS_MAX = 10 * SIZE_MAX;

  private final List<Instruction> instructions = new ArrayList<>();
  private int steps;

  private Program() {}

  static List<Instruction> of(Node node) {
    Program program = new Program();
    program.append(node);
    program.add(new Instruction.Found());
    return List.copyOf(program.instructions);
  }

  private void append(Node node) {
    if (++steps > STEPS_MAX) {
      throw tooLarge();
    }
    switch (node) {
      case Node.One one -> add(new Instruction.Take(one.set()));
      case Node.At at -> add(new Instruction.Require(at.place()));
      case Node.Sequence sequence -> sequence.parts().forEach(this::append);
      case Node.Choice choice -> choice(choice.parts());
      case Node.Repeat repeat -> repeat(repeat);
    }
  }

  private void choice(List<Node> parts) {
    List<Integer> exits = new ArrayList<>();
    for (int i = 0; i < parts.size() - 1; i++) {
      int fork = reserve();
      append(parts.get(i));
      exits.add(reserve());
      instructions.set(fork, new Instruction.Fork(fork + 1, instructions.size()));
    }
    append(parts.getLast());
    exits.forEach(exit -> instructions.set(exit, jump(instructions.size())));
  }

  private void repeat(Node.Repeat repeat) {
    for (int i = 0; i < repeat.min(); i++) {
      append(repeat.part());
    }
    if (repeat.max() < 0) {
      int fork = reserve();
      append(repeat.part());
      add(jump(fork));
      instructions.set(fork, new Instruction.Fork(fork + 1, instructions.size()));
    }
    for (int i = repeat.min(); i < repeat.max(); i++) {
      int fork = reserve();
      append(repeat.part());
      instructions.set(fork, new Instruction.Fork(fork + 1, instructions.size()));
    }
  }

  private static Instruction jump(int to) {
    return new Instruction.Fork(to, to);
  }

  private int reserve() {
    add(new Instruction.Found());
    return instructions.size() - 1;
  }

  private void add(Instruction instruction) {
    if (instructions.size() >= SIZE_MAX) {
      throw tooLarge();
    }
    instructions.add(instruction);
  }

  private static PatternNotTakenException tooLarge() {
    return new PatternNotTakenException("its repetitions make the pattern too large", 1);
  }
}
