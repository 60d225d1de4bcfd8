package dev.lockstep.registry.proof;

import dev.lockstep.registry.budget.Budget;
import dev.lockstep.registry.formula.Evaluation;
import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a value that keeps to all literals of a goal.
 *
 * <p>A goal is taken apart kind by kind ({@link Branch}) until only statements about numbers,
 * texts, items or members are left. Those about numbers and texts are decided at once; those about
 * items and members become goals for these, one level further down. Values are finite: of the
 * values of a goal take one that nests least; none of its parts keeps to the same goal. So a goal
 * that is met again below itself is answered with "there is none", and what was concluded from that
 * is remembered only once the goal above has been decided. For one thread.
 */
public final class Search {
  private static final int NEVER = Integer.MAX_VALUE;

  private record Question(Set<Literal> goal, Set<Kind> kinds) {}

  private final Formulas formulas;
  private final Set<Kind> universe;
  private final Budget budget;
  private final Evaluation evaluation;
  private final Map<Question, Outcome> answered = new HashMap<>();
  private final Map<Question, Integer> open = new HashMap<>();
  private int lowestMet = NEVER;

  /** Searches among values of these kinds, at the cost of this budget. */
  public Search(Formulas formulas, Set<Kind> universe, Budget budget) {
    this.formulas = formulas;
    this.universe = universe;
    this.budget = budget;
    this.evaluation = new Evaluation(budget);
  }

  /** A value of any kind that keeps to the goal. */
  public Outcome any(Set<Literal> goal) {
    return solve(goal, universe);
  }

  /** A text that keeps to the goal. */
  Outcome text(Set<Literal> goal) {
    return solve(goal, Set.of(Kind.STRING));
  }

  Formulas formulas() {
    return formulas;
  }

  Budget budget() {
    return budget;
  }

  Truth evaluate(Formula formula, Json value) {
    return evaluation.of(formula, value);
  }

  private Outcome solve(Set<Literal> goal, Set<Kind> kinds) {
    Question question = new Question(goal, kinds);
    Outcome known = answered.get(question);
    if (known != null) {
      return known;
    }
    Integer above = open.get(question);
    if (above != null) {
      lowestMet = Math.min(lowestMet, above);
      return Outcome.EMPTY;
    }
    int level = open.size();
    int metBefore = lowestMet;
    lowestMet = NEVER;
    open.put(question, level);
    budget.enter();
    try {
      Outcome outcome = decide(goal, kinds);
      if (!(outcome instanceof Outcome.Empty) || lowestMet >= level) {
        answered.put(question, outcome);
        lowestMet = outcome instanceof Outcome.Empty ? NEVER : lowestMet;
      }
      return outcome;
    } finally {
      budget.leave();
      open.remove(question);
      lowestMet = Math.min(metBefore, lowestMet >= level ? NEVER : lowestMet);
    }
  }

  private Outcome decide(Set<Literal> goal, Set<Kind> kinds) {
    Optional<Outcome> listed = listed(goal, kinds);
    if (listed.isPresent()) {
      return listed.get();
    }
    Outcome sum = Outcome.EMPTY;
    for (Kind kind : Kind.values()) {
      if (kinds.contains(kind)) {
        Outcome outcome = new Branch(this, kind, goal).decide();
        if (outcome instanceof Outcome.Found) {
          return outcome;
        }
        sum = sum instanceof Outcome.Undecided ? sum : outcome;
      }
    }
    return sum;
  }

  /** Where the goal lists the values, they are tried one after the other, and that is all. */
  private Optional<Outcome> listed(Set<Literal> goal, Set<Kind> kinds) {
    for (Literal literal : goal) {
      if (literal.holds() && literal.formula().term() instanceof Term.Among among) {
        List<Json> values =
            among.values().stream().filter(value -> kinds.contains(Kind.of(value))).toList();
        return Optional.of(firstOf(values, goal));
      }
    }
    return Optional.empty();
  }

  /** The first of these values that keeps to the goal, where they are all there are. */
  Outcome firstOf(List<Json> values, Set<Literal> goal) {
    Outcome sum = Outcome.EMPTY;
    for (Json value : values) {
      Outcome outcome = checked(value, goal);
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
      if (truth(value, goal) == Truth.UNKNOWN) {
        sum = outcome;
      }
    }
    return sum;
  }

  /** The value as found, if it keeps to the whole goal; else what is in doubt. */
  Outcome checked(Json value, Set<Literal> goal) {
    for (Literal literal : goal) {
      if (truth(value, literal) != Truth.YES) {
        return new Outcome.Undecided(
            "whether a value keeps to it could not be told", doubt(literal.formula(), value));
      }
    }
    return new Outcome.Found(value);
  }

  /** The place of the innermost formula that is in doubt at the same value. */
  private String doubt(Formula formula, Json value) {
    List<Formula> parts = new ArrayList<>();
    switch (formula.term()) {
      case Term.All all -> parts.addAll(all.parts());
      case Term.Any any -> parts.addAll(any.parts());
      case Term.One one -> parts.addAll(one.parts());
      case Term.Not not -> parts.add(not.part());
      default -> {}
    }
    for (Formula part : parts) {
      if (evaluate(part, value) == Truth.UNKNOWN) {
        return doubt(part, value);
      }
    }
    return formula.place();
  }

  Truth truth(Json value, Set<Literal> goal) {
    Truth sum = Truth.YES;
    for (Literal literal : goal) {
      sum = sum.and(truth(value, literal));
    }
    return sum;
  }

  private Truth truth(Json value, Literal literal) {
    Truth truth = evaluate(literal.formula(), value);
    return literal.holds() ? truth : truth.not();
  }

  /** A goal and more. */
  static Set<Literal> with(Set<Literal> goal, Literal... more) {
    Set<Literal> wider = new LinkedHashSet<>(goal);
    wider.addAll(List.of(more));
    return wider;
  }
}
