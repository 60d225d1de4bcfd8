package dev.lockstep.registry.pattern;

import dev.lockstep.registry.budget.Budget;
import dev.lockstep.registry.budget.BudgetSpentException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/**
 * Looks for a text that some patterns find and others do not, within bounds of its length, and that
 * is none of a few texts.
 *
 * <p>The patterns are followed side by side, each as the set of ways through it, so that a pattern
 * and its opposite cost the same; what is left open so far (the ways of each, how far an excluded
 * text agrees, the length up to the bound that matters) is one state, visited once. First without
 * the length: where there is no text at all, or the shortest is too long, nothing needs counting.
 */
public final class TextSearch {
  /** How long a text that is built is at most. */
  public static final int LENGTH_MAX = 20_000;

  private static final long STEPS_MAX = 8_000_000;
  private static final int OFF = -1;

  /** What came of a search. */
  public sealed interface Outcome {
    /** Such a text. */
    record Text(String text) implements Outcome {}

    /** There is no such text. */
    record None() implements Outcome {}

    /** There may be one. */
    record Undecided(String why) implements Outcome {}
  }

  /** A pattern and whether it is to be found. */
  public record Wanted(SearchPattern pattern, boolean isFound) {}

  private record State(List<Integer> ways, int excluded, int length) {}

  private record Step(State state, Optional<Step> before, int character, int length) {
    String text() {
      int[] points = new int[length];
      for (Step at = this; at.length > 0; at = at.before.orElseThrow()) {
        points[at.length - 1] = at.character;
      }
      return new String(points, 0, length);
    }
  }

  private final List<Wanted> wanted;
  private final long min;
  private final long max;
  private final Set<String> excluded;
  private final List<LazyAutomaton> automata = new ArrayList<>();
  private final List<Map<Integer, Integer>> trie = new ArrayList<>();
  private final Set<Integer> trieEnds = new HashSet<>();
  private final Budget budget;

  private TextSearch(List<Wanted> wanted, Lengths lengths, Set<String> excluded, Budget budget) {
    this.wanted = wanted;
    this.min = lengths.min();
    this.max = lengths.max();
    this.excluded = excluded;
    this.budget = budget;
    wanted.forEach(w -> automata.add(new LazyAutomaton(w.pattern(), budget)));
    trie.add(new HashMap<>());
    excluded.forEach(this::exclude);
  }

  /** How long the text is, in code points. */
  public record Lengths(long min, long max) {}

  /** Looks for such a text. */
  public static Outcome search(
      List<Wanted> wanted, Lengths lengths, Set<String> excluded, Budget budget) {
    if (lengths.min() > lengths.max()) {
      return new Outcome.None();
    }
    if (wanted.isEmpty()) {
      return plain(lengths, excluded);
    }
    Budget part = budget.part(STEPS_MAX);
    try {
      return new TextSearch(wanted, lengths, excluded, part).run();
    } catch (BudgetSpentException e) {
      return new Outcome.Undecided("its patterns together have too many ways: " + e.why());
    } finally {
      budget.giveBack(part);
    }
  }

  /** Without patterns there are more texts of any length but zero than can be excluded. */
  private static Outcome plain(Lengths lengths, Set<String> excluded) {
    if (lengths.min() == 0 && !excluded.contains("")) {
      return new Outcome.Text("");
    }
    if (lengths.max() == 0) {
      return new Outcome.None();
    }
    long length = Math.max(1, lengths.min());
    if (length > LENGTH_MAX) {
      return new Outcome.Undecided("a text of %d characters is not built".formatted(length));
    }
    for (int c = 'a'; c < Character.MIN_SURROGATE; c++) {
      String text = Character.toString(c).repeat((int) length);
      if (!excluded.contains(text)) {
        return new Outcome.Text(text);
      }
    }
    return new Outcome.Undecided("too many texts are excluded");
  }

  private void exclude(String text) {
    int node = 0;
    for (int c : text.codePoints().toArray()) {
      int next = trie.get(node).computeIfAbsent(c, unused -> trie.size());
      if (next == trie.size()) {
        trie.add(new HashMap<>());
      }
      node = next;
    }
    trieEnds.add(node);
  }

  private Outcome run() {
    Alphabet alphabet = Alphabet.of(wanted.stream().map(Wanted::pattern).toList(), excluded);
    Optional<Step> shortest = walk(alphabet.all(), 0);
    if (shortest.isEmpty() || shortest.get().length() > max) {
      return new Outcome.None();
    }
    if (min > LENGTH_MAX) {
      return new Outcome.Undecided("a text of %d characters is not built".formatted(min));
    }
    Optional<Step> text = walk(alphabet.safe(), min);
    if (text.isPresent() && text.get().length() <= max) {
      return new Outcome.Text(text.get().text());
    }
    Optional<Step> any = walk(alphabet.all(), min);
    return any.isEmpty() || any.get().length() > max
        ? new Outcome.None()
        : new Outcome.Undecided("engines of patterns differ about the only such texts");
  }

  /**
   * The shortest text of at least this length over these characters; empty where there is none.
   * Beyond the least length all lengths are one state, and the first text found is the shortest.
   */
  private Optional<Step> walk(List<Integer> characters, long least) {
    Set<State> seen = new HashSet<>();
    Queue<Step> open = new ArrayDeque<>();
    State start = new State(automata.stream().map(a -> 0).toList(), 0, 0);
    seen.add(start);
    open.add(new Step(start, Optional.empty(), OFF, 0));
    while (!open.isEmpty()) {
      Step step = open.remove();
      if (step.length() >= least && accepts(step.state())) {
        return Optional.of(step);
      }
      for (int character : characters) {
        budget.spend(1L + automata.size());
        State next = next(step.state(), character, least);
        if (!isHopeless(next) && seen.add(next)) {
          open.add(new Step(next, Optional.of(step), character, step.length() + 1));
        }
      }
    }
    return Optional.empty();
  }

  /** What is found stays found; where it is not to be, no further character helps. */
  private boolean isHopeless(State state) {
    for (int i = 0; i < automata.size(); i++) {
      if (!wanted.get(i).isFound() && automata.get(i).isFound(state.ways().get(i))) {
        return true;
      }
    }
    return false;
  }

  private State next(State state, int character, long least) {
    List<Integer> ways = new ArrayList<>(automata.size());
    for (int i = 0; i < automata.size(); i++) {
      ways.add(automata.get(i).after(state.ways().get(i), character));
    }
    int node = state.excluded();
    int next = node == OFF ? OFF : trie.get(node).getOrDefault(character, OFF);
    return new State(List.copyOf(ways), next, (int) Math.min(state.length() + 1L, least));
  }

  private boolean accepts(State state) {
    for (int i = 0; i < automata.size(); i++) {
      if (automata.get(i).isFoundAtEnd(state.ways().get(i)) != wanted.get(i).isFound()) {
        return false;
      }
    }
    return !trieEnds.contains(state.excluded());
  }
}
