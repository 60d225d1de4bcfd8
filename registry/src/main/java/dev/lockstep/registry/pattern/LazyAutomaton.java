package dev.lockstep.registry.pattern;

import dev.lockstep.registry.budget.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pattern's deterministic automaton, whose states are made when they are first reached. */
final class LazyAutomaton {
  private final Follower follower;
  private final int size;
  private final Budget budget;
  private final List<Follower.Ways> states = new ArrayList<>();
  private final Map<Follower.Ways, Integer> numbers = new HashMap<>();
  private final List<Map<Integer, Integer>> steps = new ArrayList<>();

  LazyAutomaton(SearchPattern pattern, Budget budget) {
    this.follower = new Follower(pattern.program());
    this.size = pattern.program().size();
    this.budget = budget;
    Follower.Ways start = follower.start();
    numbers.put(start, 0);
    states.add(start);
    steps.add(new HashMap<>());
  }

  /** The state after one more character; the first state is 0. */
  int after(int state, int character) {
    Integer known = steps.get(state).get(character);
    if (known != null) {
      return known;
    }
    budget.spend(size);
    int next = number(follower.after(states.get(state), character));
    steps.get(state).put(character, next);
    return next;
  }

  boolean isFound(int state) {
    return states.get(state).isFound();
  }

  boolean isFoundAtEnd(int state) {
    budget.spend(1 + size / 8);
    return follower.isFoundAtEnd(states.get(state));
  }

  private int number(Follower.Ways ways) {
    Integer known = numbers.get(ways);
    if (known != null) {
      return known;
    }
    numbers.put(ways, states.size());
    states.add(ways);
    steps.add(new HashMap<>());
    return states.size() - 1;
  }
}
