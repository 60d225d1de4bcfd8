package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Kind;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One way of keeping to a goal with a value of one kind: what is asserted so far, and the choices
 * still to be made. A literal and its opposite end it, whatever the formula says.
 */
final class Branch {
  private static final int PAIRS_MAX = 60;

  private final Search search;
  private final Kind kind;
  private final Set<Literal> goal;
  private final Set<Literal> asserted;
  private final Deque<Literal> pending = new ArrayDeque<>();
  private final List<List<List<Literal>>> choices;
  private boolean failed;

  Branch(Search search, Kind kind, Set<Literal> goal) {
    this.search = search;
    this.kind = kind;
    this.goal = goal;
    this.asserted = new LinkedHashSet<>();
    this.choices = new ArrayList<>();
    pending.addAll(goal);
  }

  private Branch(Branch from, List<List<List<Literal>>> choices, List<Literal> chosen) {
    this.search = from.search;
    this.kind = from.kind;
    this.goal = from.goal;
    this.asserted = new LinkedHashSet<>(from.asserted);
    this.choices = new ArrayList<>(choices);
    pending.addAll(chosen);
  }

  Outcome decide() {
    search.budget().enter();
    try {
      assertPending();
      while (!failed && propagate()) {
        assertPending();
      }
      if (failed) {
        return Outcome.EMPTY;
      }
      return choices.isEmpty() ? leaf() : split();
    } finally {
      search.budget().leave();
    }
  }

  private Outcome split() {
    int smallest = 0;
    for (int i = 1; i < choices.size(); i++) {
      if (choices.get(i).size() < choices.get(smallest).size()) {
        smallest = i;
      }
    }
    List<List<List<Literal>>> others = new ArrayList<>(choices);
    List<List<Literal>> choice = others.remove(smallest);
    Outcome sum = Outcome.EMPTY;
    for (List<Literal> option : choice) {
      search.budget().spend(1L + asserted.size());
      Outcome outcome = new Branch(this, others, option).decide();
      if (outcome instanceof Outcome.Found) {
        return outcome;
      }
      sum = sum instanceof Outcome.Undecided ? sum : outcome;
    }
    return sum;
  }

  /** Takes away choices that are made and options that cannot be; whether something is pending. */
  private boolean propagate() {
    for (int i = choices.size() - 1; i >= 0; i--) {
      List<List<Literal>> left = new ArrayList<>();
      boolean made = false;
      for (List<Literal> option : choices.get(i)) {
        search.budget().spend(option.size());
        Truth truth = option.stream().map(this::known).reduce(Truth.YES, Truth::and);
        made |= truth == Truth.YES;
        if (truth != Truth.NO) {
          left.add(option);
        }
      }
      if (made) {
        choices.remove(i);
      } else if (left.isEmpty()) {
        failed = true;
        return false;
      } else if (left.size() == 1) {
        choices.remove(i);
        pending.addAll(left.getFirst());
      } else {
        choices.set(i, left);
      }
    }
    return !pending.isEmpty();
  }

  private Truth known(Literal literal) {
    if (asserted.contains(literal)) {
      return Truth.YES;
    }
    return asserted.contains(literal.opposite()) ? Truth.NO : evident(literal);
  }

  private void assertPending() {
    while (!pending.isEmpty() && !failed) {
      Literal literal = pending.remove();
      search.budget().spend(1);
      Truth truth = known(literal);
      if (truth == Truth.NO) {
        failed = true;
      } else if (truth == Truth.UNKNOWN && asserted.add(literal)) {
        takeApart(literal.formula(), literal.holds());
      }
    }
  }

  private void takeApart(Formula formula, boolean holds) {
    switch (formula.term()) {
      case Term.All all -> parts(all.parts(), holds, holds);
      case Term.Any any -> parts(any.parts(), !holds, holds);
      case Term.One one -> choices.add(holds ? exactlyOne(one) : notExactlyOne(one));
      case Term.Not not -> pending.add(new Literal(not.part(), !holds));
      case Term.Link link -> pending.add(new Literal(link.target().formula(), holds));
      default -> {}
    }
  }

  private void parts(List<Formula> parts, boolean together, boolean hold) {
    List<Literal> literals = parts.stream().map(part -> new Literal(part, hold)).toList();
    if (together) {
      pending.addAll(literals);
    } else {
      choices.add(literals.stream().map(List::of).toList());
    }
  }

  private List<List<Literal>> exactlyOne(Term.One one) {
    List<List<Literal>> options = new ArrayList<>();
    for (int i = 0; i < one.parts().size(); i++) {
      List<Literal> option = new ArrayList<>();
      for (int j = 0; j < one.parts().size(); j++) {
        option.add(new Literal(one.parts().get(j), i == j));
      }
      options.add(option);
    }
    return options;
  }

  private List<List<Literal>> notExactlyOne(Term.One one) {
    List<Formula> parts = one.parts();
    List<List<Literal>> options = new ArrayList<>();
    options.add(parts.stream().map(Literal::no).toList());
    for (int i = 0; i < parts.size() && parts.size() <= PAIRS_MAX; i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        options.add(List.of(Literal.yes(parts.get(i)), Literal.yes(parts.get(j))));
      }
    }
    if (parts.size() > PAIRS_MAX) {
      options.add(List.of()); // Two of so many: left open, which makes room for more values.
    }
    return options;
  }

  /** What the kind alone says about a literal. */
  private Truth evident(Literal literal) {
    Truth truth =
        switch (literal.formula().term()) {
          case Term.Kinds kinds -> Truth.of(kinds.kinds().contains(kind));
          case Term.Among among ->
              among.values().stream().anyMatch(v -> Kind.of(v) == kind) ? Truth.UNKNOWN : Truth.NO;
          case Term.Has has -> kind == Kind.OBJECT ? Truth.UNKNOWN : Truth.NO;
          case Term.Whole whole -> numeric();
          case Term.Least least -> kind == Kind.NOT_A_NUMBER ? Truth.NO : numeric();
          case Term.Most most -> kind == Kind.NOT_A_NUMBER ? Truth.NO : numeric();
          case Term.Multiple multiple -> numeric();
          case Term.Size size -> about(size.kind());
          case Term.Matches matches -> about(Kind.STRING);
          case Term.Unique unique -> about(Kind.ARRAY);
          case Term.At at -> about(Kind.ARRAY);
          case Term.From from -> about(Kind.ARRAY);
          case Term.Contains contains -> about(Kind.ARRAY);
          case Term.Each each -> about(Kind.OBJECT);
          case Term.Opaque opaque -> opaque.kind().map(this::about).orElse(Truth.UNKNOWN);
          case Term.All all -> all.parts().isEmpty() ? Truth.YES : Truth.UNKNOWN;
          case Term.Any any -> any.parts().isEmpty() ? Truth.NO : Truth.UNKNOWN;
          case Term.One one -> Truth.UNKNOWN;
          case Term.Not not -> evident(new Literal(not.part(), false));
          case Term.Link link -> Truth.UNKNOWN;
        };
    return literal.holds() ? truth : truth.not();
  }

  private Truth numeric() {
    return kind == Kind.NUMBER || kind == Kind.NOT_A_NUMBER ? Truth.UNKNOWN : Truth.YES;
  }

  private Truth about(Kind concerned) {
    return kind == concerned ? Truth.UNKNOWN : Truth.YES;
  }

  /** Only statements about the value itself, its items or its members are left. */
  private Outcome leaf() {
    for (Literal literal : asserted) {
      if (literal.holds() && literal.formula().term() instanceof Term.Among among) {
        List<Json> values =
            among.values().stream().filter(value -> Kind.of(value) == kind).toList();
        return search.firstOf(values, goal);
      }
    }
    return switch (kind) {
      case NULL -> search.firstOf(List.of(Json.NULL), goal);
      case BOOLEAN -> search.firstOf(List.of(new Json.Bool(true), new Json.Bool(false)), goal);
      case NUMBER -> new NumberSearch(search, asserted, goal).decide();
      case STRING -> new StringSearch(search, asserted, goal).decide();
      case ARRAY -> new ListSearch(search, asserted, goal).decide();
      case OBJECT -> new ObjectSearch(search, asserted, goal).decide();
      case NOT_A_NUMBER, BSON ->
          new Outcome.Undecided("only a value that JSON cannot write would tell", where());
    };
  }

  private String where() {
    return goal.stream()
        .filter(literal -> !literal.holds())
        .findFirst()
        .map(literal -> literal.formula().place())
        .orElse("");
  }
}
