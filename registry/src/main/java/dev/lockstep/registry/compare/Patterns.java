package dev.lockstep.registry.compare;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.schema.Compatibility;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.schema.Schemas;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Whether every text of one pattern is one of another, by the comparison of schemas. */
public final class Patterns {
  private static final Schemas SCHEMAS = new Schemas(Dialect.DRAFT_7);

  /** What is known of the texts of one pattern that are none of another. */
  public sealed interface Verdict {
    /** There is none. */
    record Within() implements Verdict {}

    /** This is one. */
    record Beyond(String text) implements Verdict {}

    /** It is neither proven nor refuted. */
    record Open(String why) implements Verdict {}
  }

  private Patterns() {}

  /** Compares two patterns; none lets in every text. */
  public static Verdict within(Optional<String> one, Optional<String> other) {
    return switch (SCHEMAS.compare(schema(one), schema(other))) {
      case Compatibility.Compatible proven -> new Verdict.Within();
      case Compatibility.Incompatible(Json witness) ->
          witness instanceof Json.Text(String text)
              ? new Verdict.Beyond(text)
              : new Verdict.Open("the text that shows it is not plain");
      case Compatibility.Unknown unknown -> new Verdict.Open(unknown.reason());
    };
  }

  private static Json schema(Optional<String> pattern) {
    Map<String, Json> members = new LinkedHashMap<>();
    members.put("type", new Json.Text("string"));
    pattern.ifPresent(text -> members.put("pattern", new Json.Text(text)));
    return new Json.Members(members);
  }
}
