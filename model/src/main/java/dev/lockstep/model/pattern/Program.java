package dev.lockstep.model.pattern;

import dev.lockstep.model.pattern.Node.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a pattern into instructions of a machine that follows all ways through it at once: the
 * construction of K. Thompson, Regular Expression Search Algorithm, 1968.
 *
 * @param <S> a set of characters
 */
public final class Program<S> {
  /**
   * One instruction; its place in the list is its address.
   *
   * @param <S> a set of characters
   */
  public sealed interface Instruction<S> {
    /** Takes one character of a set, then goes on after this instruction. */
    record Take<S>(S set) implements Instruction<S> {}

    /** Goes on at both addresses. */
    record Fork<S>(int one, int other) implements Instruction<S> {}

    /** Goes on after this instruction where the place is. */
    record Require<S>(Place place) implements Instruction<S> {}

    /** The pattern is found. */
    record Found<S>() implements Instruction<S> {}
  }

  private static final int STEPS_TO_AN_INSTRUCTION = 10;

  private final int sizeMax;
  private final List<Instruction<S>> instructions = new ArrayList<>();
  private int steps;

  private Program(int sizeMax) {
    this.sizeMax = sizeMax;
  }

  /**
   * The instructions for a pattern; the last one finds it.
   *
   * @param sizeMax how many there are at most
   * @throws TextPatternException if there were more
   */
  public static <S> List<Instruction<S>> of(Node<S> node, int sizeMax) {
    Program<S> program = new Program<>(sizeMax);
    program.append(node);
    program.add(new Instruction.Found<>());
    return List.copyOf(program.instructions);
  }

  private void append(Node<S> node) {
    if (++steps > STEPS_TO_AN_INSTRUCTION * sizeMax) {
      throw tooLarge();
    }
    switch (node) {
      case Node.One<S> one -> add(new Instruction.Take<>(one.set()));
      case Node.At<S> at -> add(new Instruction.Require<>(at.place()));
      case Node.Sequence<S> sequence -> sequence.parts().forEach(this::append);
      case Node.Choice<S> choice -> choice(choice.parts());
      case Node.Repeat<S> repeat -> repeat(repeat);
    }
  }

  private void choice(List<Node<S>> parts) {
    List<Integer> exits = new ArrayList<>();
    for (int i = 0; i < parts.size() - 1; i++) {
      int fork = reserve();
      append(parts.get(i));
      exits.add(reserve());
      instructions.set(fork, new Instruction.Fork<>(fork + 1, instructions.size()));
    }
    append(parts.getLast());
    exits.forEach(exit -> instructions.set(exit, jump(instructions.size())));
  }

  private void repeat(Node.Repeat<S> repeat) {
    for (int i = 0; i < repeat.min(); i++) {
      append(repeat.part());
    }
    if (repeat.max() < 0) {
      int fork = reserve();
      append(repeat.part());
      add(jump(fork));
      instructions.set(fork, new Instruction.Fork<>(fork + 1, instructions.size()));
    }
    for (int i = repeat.min(); i < repeat.max(); i++) {
      int fork = reserve();
      append(repeat.part());
      instructions.set(fork, new Instruction.Fork<>(fork + 1, instructions.size()));
    }
  }

  private Instruction<S> jump(int to) {
    return new Instruction.Fork<>(to, to);
  }

  private int reserve() {
    add(new Instruction.Found<>());
    return instructions.size() - 1;
  }

  private void add(Instruction<S> instruction) {
    if (instructions.size() >= sizeMax) {
      throw tooLarge();
    }
    instructions.add(instruction);
  }

  private static TextPatternException tooLarge() {
    return new TextPatternException("its repetitions make the pattern too large", 1);
  }
}
