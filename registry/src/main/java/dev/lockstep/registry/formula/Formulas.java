package dev.lockstep.registry.formula;

import dev.lockstep.registry.formula.Term.All;
import dev.lockstep.registry.formula.Term.Any;
import dev.lockstep.registry.json.Json;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * All formulas of one comparison, each once. What is made here is as simple as can be seen without
 * looking into the parts. Grows with what is asked for; for one thread.
 */
public final class Formulas {
  private final Map<Term, Formula> known = new HashMap<>();
  private String place = "";

  /** What every value keeps to. */
  public Formula always() {
    return of(new All(List.of()));
  }

  /** What no value keeps to. */
  public Formula never() {
    return of(new Any(List.of()));
  }

  /** From now on, what is new was read here. */
  public void readAt(String where) {
    place = where;
  }

  /** The formula of this term. */
  public Formula of(Term term) {
    return known.computeIfAbsent(term, t -> new Formula(t, place, known.size()));
  }

  /** All of these. */
  public Formula all(List<Formula> parts) {
    return joined(
        parts, f -> f.term() instanceof All all ? all.parts() : List.of(f), never(), All::new);
  }

  /** At least one of these. */
  public Formula any(List<Formula> parts) {
    return joined(
        parts, f -> f.term() instanceof Any any ? any.parts() : List.of(f), always(), Any::new);
  }

  private Formula joined(
      List<Formula> parts,
      Function<Formula, List<Formula>> flat,
      Formula decisive,
      Function<List<Formula>, Term> term) {
    Set<Formula> distinct = new LinkedHashSet<>();
    parts.forEach(part -> distinct.addAll(flat.apply(part)));
    if (distinct.contains(decisive)) {
      return decisive;
    }
    return distinct.size() == 1 ? distinct.iterator().next() : of(term.apply(inOrder(distinct)));
  }

  /** Exactly one of these. */
  public Formula one(List<Formula> parts) {
    List<Formula> possible = parts.stream().filter(part -> part != never()).toList();
    return possible.size() < 2 ? any(possible) : of(new Term.One(inOrder(possible)));
  }

  /** The same parts in another order are the same formula. */
  private static List<Formula> inOrder(Collection<Formula> parts) {
    return parts.stream().sorted(Comparator.comparingInt(Formula::number)).toList();
  }

  /** What this does not hold. */
  public Formula not(Formula part) {
    if (part.term() instanceof Term.Not not) {
      return not.part();
    }
    if (part == always()) {
      return never();
    }
    return part == never() ? always() : of(new Term.Not(part));
  }

  /** Of these kinds. */
  public Formula kinds(Set<Kind> kinds) {
    return of(new Term.Kinds(Set.copyOf(kinds)));
  }

  /** One of these values. */
  public Formula among(Set<Json> values) {
    return values.isEmpty()
        ? never()
        : of(new Term.Among(Collections.unmodifiableSet(new LinkedHashSet<>(values))));
  }

  /** Where a value is of this kind, it keeps to the formula. */
  public Formula where(Kind kind, Formula then) {
    return any(List.of(not(kinds(Set.of(kind))), then));
  }
}
