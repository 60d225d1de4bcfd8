package dev.lockstep.runner.host;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.engine.host.Checkpoints;
import dev.lockstep.journal.Checkpoint;
import dev.lockstep.model.document.Document;
import java.util.Optional;

/** The engine's checkpoints of one change, kept beside its journal. Threads may share it. */
public final class SavedCheckpoints implements Checkpoints {
  /** Keeps the engine's names apart from the runner's own. */
  private static final String PREFIX = "engine/";

  private final dev.lockstep.journal.Checkpoints checkpoints;
  private final String change;

  /** The checkpoints of a change. */
  public SavedCheckpoints(dev.lockstep.journal.Checkpoints checkpoints, String change) {
    this.checkpoints = checkpoints;
    this.change = change;
  }

  @Override
  public void save(String name, Document state) {
    String text = ExtendedJson.write(state, Notation.CANONICAL);
    checkpoints.save(new Checkpoint(change, PREFIX + name, text));
  }

  @Override
  public Optional<Document> load(String name) {
    return checkpoints.find(change, PREFIX + name).map(ExtendedJson::readDocument);
  }

  @Override
  public void clear(String prefix) {
    checkpoints.removeStartingWith(change, PREFIX + prefix);
  }
}
