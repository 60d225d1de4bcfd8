package dev.lockstep.model.shape;

import dev.lockstep.model.document.Value;
import java.util.List;

/** The values a place may hold; an extensible one may gain more without notice. */
public record Choice(List<Value> values, Extent extent) {
  /** Whether readers must be ready for values that the list does not have yet. */
  public enum Extent {
    CLOSED,
    EXTENSIBLE
  }

  public Choice {
    values = List.copyOf(values);
  }
}
