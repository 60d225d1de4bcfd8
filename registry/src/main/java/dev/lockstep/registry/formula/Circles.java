package dev.lockstep.registry.formula;

import dev.lockstep.registry.budget.Budget;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds references that lead back to themselves without going into an item or a member. What such a
 * formula says of a value depends on what it says of the same value; so nothing is concluded from
 * it. For one thread.
 */
public final class Circles {
  private final Budget budget;
  private final Set<Formula> done = new HashSet<>();
  private final Deque<Formula> later = new ArrayDeque<>();

  private Circles(Budget budget) {
    this.budget = budget;
  }

  /** Whether a formula, or one of an item or member of its values, is such a circle. */
  public static boolean isIn(Formula formula, Budget budget) {
    Circles circles = new Circles(budget);
    circles.later.add(formula);
    boolean found = false;
    while (!found && !circles.later.isEmpty()) {
      found = circles.leadsBack(circles.later.remove(), new HashSet<>());
    }
    return found;
  }

  private boolean leadsBack(Formula formula, Set<Formula> path) {
    if (done.contains(formula)) {
      return false;
    }
    if (!path.add(formula)) {
      return true;
    }
    budget.enter();
    boolean back = sameValue(formula.term()).stream().anyMatch(part -> leadsBack(part, path));
    budget.leave();
    path.remove(formula);
    done.add(formula);
    later.addAll(otherValues(formula.term()));
    return back;
  }

  private static List<Formula> sameValue(Term term) {
    return switch (term) {
      case Term.All all -> all.parts();
      case Term.Any any -> any.parts();
      case Term.One one -> one.parts();
      case Term.Not not -> List.of(not.part());
      case Term.Link link -> List.of(link.target().formula());
      default -> List.of();
    };
  }

  private static List<Formula> otherValues(Term term) {
    return switch (term) {
      case Term.At at -> List.of(at.item());
      case Term.From from -> List.of(from.item());
      case Term.Contains contains -> List.of(contains.item());
      case Term.Each each -> List.of(each.name(), each.value());
      default -> List.of();
    };
  }
}
