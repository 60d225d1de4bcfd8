package dev.lockstep.tck.hostile;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A write that an engine asked for, and what became of it.
 *
 * @param answered what the engine was told
 * @param effect what came of it; empty while it is delayed, and for ever when it was lost
 */
public record EngineWrite(Asked asked, WriteOutcome answered, Optional<WriteOutcome> effect) {
  private static final Path KEY = Path.of("_id");

  /**
   * What was asked for.
   *
   * @param call the call that asked: a guarded write, an insert or a delete
   * @param at when, by virtual time
   * @param collection where
   * @param key of which document
   * @param guard what it asserted; empty for an insert
   * @param edits what it edited; empty for an insert or delete
   * @param deadline until when it may take effect, for a guarded write
   * @param whilePaused whether the world had been told that the engines are paused
   */
  public record Asked(
      Call call,
      Instant at,
      String collection,
      Value key,
      List<Assertion> guard,
      List<Edit> edits,
      Optional<Instant> deadline,
      boolean whilePaused) {
    /** Whether it would overwrite whatever the document holds: no guard beyond the key. */
    public boolean isByKeyAlone() {
      return call.kind() != Call.Kind.INSERT
          && guard.stream().allMatch(assertion -> assertion.path().equals(KEY));
    }
  }

  /** Whether it changed what the store holds. */
  public boolean tookEffect() {
    return effect.filter(WriteOutcome.Applied.class::isInstance).isPresent();
  }
}
