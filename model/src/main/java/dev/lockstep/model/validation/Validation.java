package dev.lockstep.model.validation;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds everything that is wrong with a change by looking at it alone.
 *
 * <p>A change without findings compiles, and its lenses obey their laws.
 */
public final class Validation {
  private final List<Finding> findings = new ArrayList<>();

  private Validation() {}

  /** What is wrong with the change; empty where nothing is. */
  public static List<Finding> of(Change change) {
    return of(change, Optional.empty());
  }

  /**
   * What is wrong with the change, given the paths that its documents have: a path that is read and
   * that no document has is a finding too, with the nearest one as a suggestion.
   */
  public static List<Finding> of(Change change, Set<Path> known) {
    return of(change, Optional.of(known));
  }

  private static List<Finding> of(Change change, Optional<Set<Path>> known) {
    Validation validation = new Validation();
    ShapeWalk walk = new ShapeWalk(known);
    for (int i = 0; i < change.operations().size(); i++) {
      validation.step(i, change.operations().get(i), walk);
    }
    validation.indexNames(change);
    return List.copyOf(validation.findings);
  }

  private void step(int index, Step step, ShapeWalk walk) {
    Report report =
        (argument, sentence) -> {
          findings.add(new Finding(index, argument, sentence));
        };
    int before = findings.size();
    OperationRules.check(step, Scope.DOCUMENT, report);
    if (findings.size() == before) {
      walk.step(step, report);
    }
  }

  private void indexNames(Change change) {
    Set<String> added = new HashSet<>();
    Set<String> dropped = new HashSet<>();
    for (int i = 0; i < change.operations().size(); i++) {
      Operation operation = change.operations().get(i).operation();
      boolean twice =
          (operation instanceof Operation.AddIndex index && !added.add(index.name()))
              || (operation instanceof Operation.DropIndex drop && !dropped.add(drop.name()));
      if (twice) {
        findings.add(
            new Finding(i, "name", "another operation of this change names the same index"));
      }
    }
  }

  /** Takes what is wrong with one operation. */
  @FunctionalInterface
  interface Report {
    void add(String argument, String sentence);
  }

  /** What the paths of an operation begin at. */
  enum Scope {
    /** The whole document. */
    DOCUMENT,
    /** One element of an array or map. */
    ELEMENT
  }
}
