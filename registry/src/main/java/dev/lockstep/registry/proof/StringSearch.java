package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json.Text;
import dev.lockstep.registry.pattern.TextSearch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides statements about one text: its length, what is found in it, and what it is not. */
final class StringSearch {
  private final Search search;
  private final Set<Literal> goal;
  private final List<TextSearch.Wanted> wanted = new ArrayList<>();
  private final Set<String> excluded = new HashSet<>();
  private final Set<String> examples = new LinkedHashSet<>();
  private long min;
  private long max = Long.MAX_VALUE;
  private String where = "";

  StringSearch(Search search, Set<Literal> asserted, Set<Literal> goal) {
    this.search = search;
    this.goal = goal;
    asserted.forEach(this::take);
  }

  private void take(Literal literal) {
    where = literal.holds() ? where : literal.formula().place();
    switch (literal.formula().term()) {
      case Term.Matches matches ->
          wanted.add(new TextSearch.Wanted(matches.pattern(), literal.holds()));
      case Term.Size size -> {
        if (literal.holds()) {
          min = Math.max(min, size.min());
        } else {
          max = Math.min(max, size.min() - 1);
        }
      }
      case Term.Among among ->
          among
              .values()
              .forEach(value -> {
                if (value instanceof Text text) {
                  excluded.add(text.value());
                }
              });
      case Term.Opaque opaque -> {
        if (literal.holds()) {
          examples.addAll(opaque.examples());
        }
      }
      default -> {}
    }
  }

  Outcome decide() {
    Outcome outcome = plain();
    if (outcome instanceof Outcome.Undecided) {
      for (String example : examples) {
        if (search.checked(new Text(example), goal) instanceof Outcome.Found found) {
          return found;
        }
      }
    }
    return outcome;
  }

  private Outcome plain() {
    TextSearch.Lengths lengths = new TextSearch.Lengths(min, max);
    return switch (TextSearch.search(wanted, lengths, excluded, search.budget())) {
      case TextSearch.Outcome.Text text -> search.checked(new Text(text.text()), goal);
      case TextSearch.Outcome.None none -> Outcome.EMPTY;
      case TextSearch.Outcome.Undecided undecided -> new Outcome.Undecided(undecided.why(), where);
    };
  }
}
