package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.GuardedWrite;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done so that a document's two shapes agree, as a value.
 *
 * @param findings one for each component, in the change's order
 * @param displaced values that the write overwrites or removes without carrying them over; they
 *     must be durable elsewhere before it
 * @param write the one write to perform, if any is needed
 */
public record Reconciliation(
    List<Finding> findings, List<Displaced> displaced, Optional<GuardedWrite> write) {
  public Reconciliation {
    findings = List.copyOf(findings);
    displaced = List.copyOf(displaced);
  }

  /** Whether the document was as it should be. */
  public boolean isInStep() {
    return write.isEmpty();
  }

  /** Whether both sides of a component moved, so that only an order of the writes can decide. */
  public boolean isContested() {
    return findings.stream().anyMatch(Finding::contested);
  }

  /**
   * What was found of one component.
   *
   * @param contested whether both sides moved and disagree
   */
  public record Finding(String component, Move move, Optional<Held> held, boolean contested) {}

  /** Why a component's other side keeps its last value. */
  public record Held(Path path, String why) {}

  /** What brings a component into agreement. */
  public enum Move {
    /** Nothing moved since the tag. */
    NONE,
    /** The sides agree; only the tag is written. */
    TAG,
    /** The old side moved last: the new one is derived from it. */
    FORWARD,
    /** The new side moved last: the old one is derived from it. */
    BACK
  }

  /**
   * A value that lost and has no place in the winning shape.
   *
   * @param shape whose side it was
   * @param content its values by path
   * @param conflict whether both sides had moved, rather than one having no place for it
   */
  public record Displaced(String component, Shape shape, Document content, boolean conflict) {}
}
