package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for a list: what all items from a place on keep to, and what some item must.
 *
 * <p>Places that are named (the prefix) differ; all later ones are alike, so a demand on "some item
 * from k on" is met at a place of the prefix, at a later place that another demand already uses, or
 * at the next one. All such ways are tried; where none is left, there is no list. Items that must
 * differ, and upper bounds on how many items are of a sort, are left out of that proof and tried
 * for when the list is built.
 */
final class ListSearch {
  private static final int PREFIX_MAX = 200;
  private static final int SIZE_MAX = 300;
  private static final int COPIES_MAX = 40;

  /** That some item from a place on (or exactly there) keeps to a literal. */
  private record Demand(int from, int to, Literal literal, boolean isAfterLast) {}

  private final Search search;
  private final Set<Literal> goal;
  private final List<Term.At> places = new ArrayList<>();
  private final List<Term.From> tails = new ArrayList<>();
  private final List<Demand> demands = new ArrayList<>();
  private final List<Term.Contains> atLeast = new ArrayList<>();
  private final List<Term.Contains> fewer = new ArrayList<>();
  private long min;
  private long max = Long.MAX_VALUE;
  private boolean isUnique;
  private boolean hasTwins;
  private int prefix;
  private boolean isUnsure;
  private String why = "no list was found that keeps to it, and none was excluded";
  private String where = "";

  ListSearch(Search search, Set<Literal> asserted, Set<Literal> goal) {
    this.search = search;
    this.goal = goal;
    asserted.forEach(this::take);
  }

  private void take(Literal literal) {
    boolean holds = literal.holds();
    where = holds ? where : literal.formula().place();
    switch (literal.formula().term()) {
      case Term.At at -> {
        prefix = Math.max(prefix, at.index() + 1);
        if (holds) {
          places.add(at);
        } else {
          demands.add(new Demand(at.index(), at.index(), Literal.no(at.item()), false));
        }
      }
      case Term.From from -> {
        prefix = Math.max(prefix, from.index());
        if (holds) {
          tails.add(from);
        } else {
          demands.add(new Demand(from.index(), Integer.MAX_VALUE, Literal.no(from.item()), false));
        }
      }
      case Term.Contains contains -> (holds ? atLeast : fewer).add(contains);
      case Term.Size size -> {
        if (holds) {
          min = Math.max(min, size.min());
        } else {
          max = Math.min(max, size.min() - 1);
        }
      }
      case Term.Unique unique -> {
        isUnique |= holds;
        hasTwins |= !holds;
      }
      default -> {}
    }
  }

  Outcome decide() {
    if (prefix > PREFIX_MAX || atLeast.stream().anyMatch(c -> c.min() > COPIES_MAX)) {
      return new Outcome.Undecided("a list of so many places is not built", where);
    }
    if (isContradictory()) {
      return Outcome.EMPTY;
    }
    if (max == 0) {
      return search.firstOf(List.of(new Json.Items(List.of())), goal);
    }
    for (Term.Contains contains : atLeast) {
      for (int i = 0; i < contains.min(); i++) {
        demands.add(new Demand(0, Integer.MAX_VALUE, Literal.yes(contains.item()), i > 0));
      }
    }
    for (int longer = 0; longer <= 2; longer++) {
      Outcome outcome = place(0, new TreeMap<>(), -1, longer);
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
      if (!isUnsure) {
        return Outcome.EMPTY;
      }
    }
    return new Outcome.Undecided(why, where);
  }

  private boolean isContradictory() {
    return min > max
        || (isUnique && hasTwins)
        || atLeast.stream()
            .anyMatch(some ->
                some.min() > max
                    || fewer.stream()
                        .anyMatch(few -> few.item() == some.item() && few.min() <= some.min()));
  }

  /** Meets the demands from this one on, in every way there is. */
  private Outcome place(int number, Map<Integer, Set<Literal>> extra, int last, int longer) {
    if (number == demands.size()) {
      return hasTwins ? twins(extra, longer) : build(extra, longer);
    }
    Demand demand = demands.get(number);
    int used = extra.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    int from = demand.isAfterLast() ? last + 1 : demand.from();
    int to = Math.min(demand.to(), Math.max(prefix, used + 1));
    for (int at = from; at <= Math.max(to, Math.min(from, demand.to())); at++) {
      if (at >= max || firstImpossible() <= at) {
        break;
      }
      Map<Integer, Set<Literal>> wider = new TreeMap<>(extra);
      wider.merge(at, Set.of(demand.literal()), ListSearch::union);
      Outcome item = search.any(item(at, wider));
      if (item instanceof Outcome.Found) {
        Outcome outcome = place(number + 1, wider, at, longer);
        if (outcome instanceof Outcome.Found) {
          return outcome;
        }
      }
      noteIfUndecided(item);
    }
    return Outcome.EMPTY;
  }

  private void noteIfUndecided(Outcome outcome) {
    if (outcome instanceof Outcome.Undecided undecided) {
      isUnsure = true;
      why = undecided.why();
      where = undecided.where();
    }
  }

  private static Set<Literal> union(Set<Literal> one, Set<Literal> other) {
    Set<Literal> both = new LinkedHashSet<>(one);
    both.addAll(other);
    return both;
  }

  /** What the item at a place must keep to. */
  private Set<Literal> item(int at, Map<Integer, Set<Literal>> extra) {
    Set<Literal> item = new LinkedHashSet<>();
    places.stream().filter(p -> p.index() == at).forEach(p -> item.add(Literal.yes(p.item())));
    tails.stream().filter(t -> t.index() <= at).forEach(t -> item.add(Literal.yes(t.item())));
    fewer.stream().filter(f -> f.min() == 1).forEach(f -> item.add(Literal.no(f.item())));
    item.addAll(extra.getOrDefault(at, Set.of()));
    return item;
  }

  /** The first place that no item can take; a list ends before it. */
  private int firstImpossible() {
    for (int at = 0; at <= prefix; at++) {
      if (search.any(item(at, Map.of())) instanceof Outcome.Empty) {
        return at;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Two places hold the same value: it keeps to what both must. */
  private Outcome twins(Map<Integer, Set<Literal>> extra, int longer) {
    int used = extra.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    int end = Math.max(prefix, used + 1) + 1;
    for (int one = 0; one < end; one++) {
      for (int other = one + 1; other <= end && other < max; other++) {
        Outcome both = search.any(union(item(one, extra), item(other, extra)));
        noteIfUndecided(both);
        if (both instanceof Outcome.Found found) {
          Formula same = search.formulas().among(Set.of(found.value()));
          Map<Integer, Set<Literal>> wider = new TreeMap<>(extra);
          wider.merge(one, Set.of(Literal.yes(same)), ListSearch::union);
          wider.merge(other, Set.of(Literal.yes(same)), ListSearch::union);
          Outcome outcome = build(wider, longer);
          if (outcome instanceof Outcome.Found) {
            return outcome;
          }
        }
      }
    }
    return Outcome.EMPTY;
  }

  private Outcome build(Map<Integer, Set<Literal>> extra, int longer) {
    int used = extra.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1);
    long least = Math.max(min, used + 1L);
    long size = Math.max(least, Math.min(least + longer, Math.min(max, firstImpossible())));
    if (size > max) {
      return Outcome.EMPTY;
    }
    if (Math.max(least, size) > SIZE_MAX) {
      if (firstImpossible() < least) {
        return Outcome.EMPTY;
      }
      isUnsure = true;
      why = "a list of so many items is not built";
      return Outcome.EMPTY;
    }
    List<Json> items = new ArrayList<>();
    for (int at = 0; at < size; at++) {
      Set<Literal> wanted = item(at, extra);
      Outcome outcome = preferred(wanted, items);
      if (outcome instanceof Outcome.Found found) {
        items.add(found.value());
      } else {
        isUnsure |= !isProof(outcome, wanted, items, extra);
        noteIfUndecided(outcome);
        return Outcome.EMPTY;
      }
    }
    Outcome checked = search.checked(new Json.Items(items), goal);
    noteIfUndecided(checked);
    return checked;
  }

  /** An item that differs from those before where they must, and is of no sort that is bounded. */
  private Outcome preferred(Set<Literal> wanted, List<Json> before) {
    Set<Literal> strict = new LinkedHashSet<>(wanted);
    if (isUnique && !before.isEmpty()) {
      strict.add(Literal.no(search.formulas().among(new LinkedHashSet<>(before))));
    }
    Set<Literal> stricter = new LinkedHashSet<>(strict);
    fewer.forEach(few -> stricter.add(Literal.no(few.item())));
    Outcome best = search.any(stricter);
    return best instanceof Outcome.Found || stricter.equals(strict) ? best : search.any(strict);
  }

  /**
   * Whether a place without an item proves that there is no list: nothing but what all lists of
   * this way must keep to was asked. That the items differ proves it only where all are alike, for
   * then those before are all values there are.
   */
  private boolean isProof(
      Outcome outcome, Set<Literal> wanted, List<Json> before, Map<Integer, Set<Literal>> extra) {
    if (!(outcome instanceof Outcome.Empty)) {
      return false;
    }
    boolean alike = extra.isEmpty() && prefix == 0;
    return !isUnique || alike || search.any(wanted) instanceof Outcome.Empty || before.isEmpty();
  }
}
