package dev.lockstep.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.formula.Truth;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;

/** Compares schemas written with single quotes, and checks what comes back. */
final class Pairs {
  private Pairs() {}

  static Json json(String text) {
    return JsonReader.read(text.replace('\'', '"'));
  }

  static Compatibility compare(Dialect dialect, String older, String newer) {
    Compatibility answer = new Schemas(dialect).compare(json(older), json(newer));
    if (answer instanceof Compatibility.Incompatible incompatible) {
      Schemas schemas = new Schemas(dialect);
      assertThat(schemas.isValid(json(older), incompatible.witness())).isEqualTo(Truth.YES);
      assertThat(schemas.isValid(json(newer), incompatible.witness())).isEqualTo(Truth.NO);
    }
    return answer;
  }

  /** The answer in one word. */
  static String word(Dialect dialect, String older, String newer) {
    return switch (compare(dialect, older, newer)) {
      case Compatibility.Compatible yes -> "compatible";
      case Compatibility.Incompatible no -> "incompatible";
      case Compatibility.Unknown open -> "unknown";
    };
  }
}
