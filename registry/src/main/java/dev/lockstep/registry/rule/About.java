package dev.lockstep.registry.rule;

import dev.lockstep.model.contract.Engine;
import java.util.Set;

/**
 * What the page of a rule says, and every report repeats.
 *
 * @param id such as {@code FIELD_REMOVED}
 * @param detects what it finds, a phrase
 * @param protects whom from what, one sentence
 * @param remedy what to do, one sentence
 * @param engines the kinds of stores it can find something in; none where that is every kind
 */
public record About(
    String id,
    Category category,
    String detects,
    String protects,
    String remedy,
    Set<Engine> engines) {
  public About {
    engines = Set.copyOf(engines);
  }

  /** A rule for every kind of store. */
  public About(String id, Category category, String detects, String protects, String remedy) {
    this(id, category, detects, protects, remedy, Set.of());
  }

  /** The same for these kinds of stores only. */
  public About onlyOn(Engine... these) {
    return new About(id, category, detects, protects, remedy, Set.of(these));
  }

  /** Whether it can find something in a store of this kind. */
  public boolean isFor(Engine engine) {
    return engines.isEmpty() || engines.contains(engine);
  }

  /** Where the page of the rule is, from the root of the documentation. */
  public String page() {
    return "rules/" + id + ".md";
  }
}
