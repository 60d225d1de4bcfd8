package dev.lockstep.registry.proof;

import dev.lockstep.registry.formula.Formula;
import dev.lockstep.registry.formula.Formulas;
import dev.lockstep.registry.formula.Term;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that members of an object can have: those that formulas speak of, one by one, and all
 * others, in regions within which no formula tells one name from another.
 */
final class Names {
  private static final int REGIONS_MAX = 200;

  /**
   * A region of names that are not spoken of.
   *
   * @param goal what its names keep to
   * @param within for formulas that do not say the same of all names that are not spoken of,
   *     whether the names here keep to it
   */
  record Region(Set<Literal> goal, Map<Formula, Boolean> within) {}

  private final Search search;
  private final Set<String> spoken = new LinkedHashSet<>();
  private final Set<Formula> formulas = new LinkedHashSet<>();
  private final Map<Formula, Formula> rests = new HashMap<>();

  Names(Search search) {
    this.search = search;
  }

  void speakOf(String name) {
    spoken.add(name);
  }

  /** A formula about names: every name it lists is spoken of. */
  void speakOf(Formula about) {
    formulas.add(about);
    collect(about);
  }

  private void collect(Formula about) {
    switch (about.term()) {
      case Term.All all -> all.parts().forEach(this::collect);
      case Term.Any any -> any.parts().forEach(this::collect);
      case Term.One one -> one.parts().forEach(this::collect);
      case Term.Not not -> collect(not.part());
      case Term.Among among ->
          among
              .values()
              .forEach(value -> {
                if (value instanceof Text text) {
                  spoken.add(text.value());
                }
              });
      default -> {}
    }
  }

  Set<String> spoken() {
    return spoken;
  }

  /** All regions that may have a name. */
  List<Region> regions() {
    Formulas all = search.formulas();
    Set<Json> names = new LinkedHashSet<>();
    spoken.forEach(name -> names.add(new Text(name)));
    List<Region> regions = new ArrayList<>();
    Literal other = Literal.no(all.among(names));
    regions.add(new Region(Set.of(other), Map.of()));
    for (Formula formula : formulas) {
      Formula rest = rests.computeIfAbsent(formula, this::rest);
      if (rest != all.always() && rest != all.never()) {
        List<Region> finer = new ArrayList<>();
        for (Region region : regions) {
          add(finer, region, formula, Literal.no(rest));
          add(finer, region, formula, Literal.yes(rest));
        }
        regions = finer;
        search.budget().spend(regions.size() > REGIONS_MAX ? Long.MAX_VALUE / 2 : 1);
      }
    }
    return regions.stream()
        .filter(region -> !(search.text(region.goal()) instanceof Outcome.Empty))
        .toList();
  }

  /** Whether the names of a region keep to a formula about names. */
  boolean keeps(Region region, Formula about) {
    Boolean within = region.within().get(about);
    return within == null ? rests.get(about) == search.formulas().always() : within;
  }

  private void add(List<Region> finer, Region region, Formula formula, Literal literal) {
    Set<Literal> goal = Search.with(region.goal(), literal);
    if (!(search.text(goal) instanceof Outcome.Empty)) {
      Map<Formula, Boolean> within = new LinkedHashMap<>(region.within());
      within.put(formula, literal.holds());
      finer.add(new Region(goal, within));
    }
  }

  /** What a formula says about names that are not spoken of: they are in no list of names. */
  private Formula rest(Formula about) {
    Formulas all = search.formulas();
    return switch (about.term()) {
      case Term.All parts -> all.all(parts.parts().stream().map(this::rest).toList());
      case Term.Any parts -> all.any(parts.parts().stream().map(this::rest).toList());
      case Term.Not not -> all.not(rest(not.part()));
      case Term.Among among -> all.never();
      default -> about;
    };
  }
}
