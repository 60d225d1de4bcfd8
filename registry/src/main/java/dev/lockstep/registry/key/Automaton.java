package dev.lockstep.registry.key;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A set of texts as a machine of states, with free moves and moves that take a character.
 *
 * <p>Two machines are compared by walking both at once over pairs of states, so that the cost is at
 * most the product of their sizes, which are bounded. Not for sharing between threads while built.
 */
final class Automaton {
  /** How many states a machine has at most. */
  static final int SIZE_MAX = 2000;

  private static final int WAYS_MAX = 100_000;

  private record Take(CharacterRanges set, int to) {}

  private record Pair(int one, int other) {}

  private record Step(Pair from, int character) {
    static final int FREE = -1;
  }

  private final List<List<Take>> takes = new ArrayList<>();
  private final List<List<Integer>> free = new ArrayList<>();
  private int last;

  Automaton() {
    last = state();
  }

  private int state() {
    if (takes.size() >= SIZE_MAX) {
      throw new IllegalArgumentException("A key template is too large to be compared");
    }
    takes.add(new ArrayList<>());
    free.add(new ArrayList<>());
    return takes.size() - 1;
  }

  /** A character of the set follows. */
  void then(CharacterRanges set) {
    int next = state();
    takes.get(last).add(new Take(set, next));
    last = next;
  }

  /** This text follows. */
  void then(String text) {
    text.codePoints().forEach(character -> then(CharacterRanges.one(character)));
  }

  /** One or more characters of the set follow. */
  void some(CharacterRanges set) {
    then(set);
    takes.get(last).add(new Take(set, last));
  }

  /** Any number of characters of the set follow. */
  void any(CharacterRanges set) {
    int begin = last;
    int loop = state();
    free.get(begin).add(loop);
    takes.get(loop).add(new Take(set, loop));
    last = loop;
  }

  /** One of these texts follows. */
  void oneOf(List<String> texts) {
    int begin = last;
    List<Integer> ends = new ArrayList<>();
    for (String text : texts) {
      last = state();
      free.get(begin).add(last);
      then(text);
      ends.add(last);
    }
    last = state();
    ends.forEach(end -> free.get(end).add(last));
  }

  /** A short text that both machines take. */
  Optional<String> common(Automaton other) {
    Map<Pair, Step> came = new HashMap<>();
    Deque<Pair> open = new ArrayDeque<>();
    Pair begin = new Pair(0, 0);
    came.put(begin, new Step(begin, Step.FREE));
    open.add(begin);
    while (!open.isEmpty()) {
      Pair here = open.removeFirst();
      if (here.one() == last && here.other() == other.last) {
        return Optional.of(text(here, begin, came));
      }
      for (int next : free.get(here.one()).reversed()) {
        meet(new Pair(next, here.other()), new Step(here, Step.FREE), came, open);
      }
      for (int next : other.free.get(here.other()).reversed()) {
        meet(new Pair(here.one(), next), new Step(here, Step.FREE), came, open);
      }
      for (Take mine : takes.get(here.one())) {
        for (Take theirs : other.takes.get(here.other())) {
          mine.set()
              .common(theirs.set())
              .ifPresent(character ->
                  meet(new Pair(mine.to(), theirs.to()), new Step(here, character), came, open));
        }
      }
    }
    return Optional.empty();
  }

  private static void meet(Pair pair, Step step, Map<Pair, Step> came, Deque<Pair> open) {
    if (came.putIfAbsent(pair, step) == null) {
      if (step.character() == Step.FREE) {
        open.addFirst(pair);
      } else {
        open.addLast(pair);
      }
    }
  }

  private static String text(Pair end, Pair begin, Map<Pair, Step> came) {
    List<Integer> characters = new ArrayList<>();
    for (Pair at = end; !at.equals(begin); ) {
      Step step = came.getOrDefault(at, new Step(begin, Step.FREE));
      if (step.character() != Step.FREE) {
        characters.add(step.character());
      }
      at = step.from();
    }
    StringBuilder text = new StringBuilder();
    characters.reversed().forEach(text::appendCodePoint);
    return text.toString();
  }

  private record Reached(int state, Set<Integer> others) {}

  /**
   * A short text that this machine takes and the other does not.
   *
   * @throws IllegalArgumentException where too many sets of states would have to be looked at
   */
  Optional<String> without(Automaton other) {
    Map<Reached, String> came = new LinkedHashMap<>();
    Deque<Reached> open = new ArrayDeque<>();
    Reached begin = new Reached(0, other.closed(Set.of(0)));
    came.put(begin, "");
    open.add(begin);
    while (!open.isEmpty()) {
      Reached here = open.removeFirst();
      String text = came.getOrDefault(here, "");
      if (here.state() == last && !here.others().contains(other.last)) {
        return Optional.of(text);
      }
      if (came.size() > WAYS_MAX) {
        throw new IllegalArgumentException("The key templates are too large to be compared");
      }
      for (int next : free.get(here.state()).reversed()) {
        Reached reached = new Reached(next, here.others());
        if (came.putIfAbsent(reached, text) == null) {
          open.addFirst(reached);
        }
      }
      for (Take take : takes.get(here.state())) {
        for (int character : take.set().samples(other.sets(here.others()))) {
          Reached reached = new Reached(take.to(), other.next(here.others(), character));
          if (came.putIfAbsent(reached, text + Character.toString(character)) == null) {
            open.addLast(reached);
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<CharacterRanges> sets(Set<Integer> states) {
    return states.stream().flatMap(state -> takes.get(state).stream()).map(Take::set).toList();
  }

  private Set<Integer> next(Set<Integer> states, int character) {
    Set<Integer> next = new LinkedHashSet<>();
    for (int state : states) {
      for (Take take : takes.get(state)) {
        if (take.set().contains(character)) {
          next.add(take.to());
        }
      }
    }
    return closed(next);
  }

  private Set<Integer> closed(Set<Integer> states) {
    Set<Integer> all = new LinkedHashSet<>(states);
    Deque<Integer> open = new ArrayDeque<>(states);
    while (!open.isEmpty()) {
      for (int next : free.get(open.removeFirst())) {
        if (all.add(next)) {
          open.add(next);
        }
      }
    }
    return all;
  }
}
