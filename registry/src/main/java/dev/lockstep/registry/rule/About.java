package dev.lockstep.registry.rule;

/**
 * What the page of a rule says, and every report repeats.
 *
 * @param id such as {@code FIELD_REMOVED}
 * @param detects what it finds, a phrase
 * @param protects whom from what, one sentence
 * @param remedy what to do, one sentence
 */
public record About(String id, Category category, String detects, String protects, String remedy) {
  /** Where the page of the rule is, from the root of the documentation. */
  public String page() {
    return "rules/" + id + ".md";
  }
}
