package dev.lockstep.registry.compare;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.json.Json;

/** A witness of the comparison of schemas as a value of a store. */
public final class Witness {
  private Witness() {}

  /** The value that is written so; a text where it reads as no value of a store. */
  public static Value of(Json witness) {
    try {
      return ExtendedJson.read(witness.toString());
    } catch (ExtendedJsonException e) {
      return Value.text(witness.toString());
    }
  }
}
