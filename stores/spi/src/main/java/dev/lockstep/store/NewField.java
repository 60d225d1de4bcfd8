package dev.lockstep.store;

import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.Optional;

/**
 * A top-level field that documents are going to hold.
 *
 * @param like an existing field that holds the same values, where there is one
 * @param values some of the values it is going to hold
 */
public record NewField(String name, Optional<String> like, List<Value> values) {
  public NewField {
    values = List.copyOf(values);
  }
}
