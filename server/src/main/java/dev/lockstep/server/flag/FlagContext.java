package dev.lockstep.server.flag;

import dev.lockstep.api.flag.CollectionFlag;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.routing.Traits;
import java.util.Map;
import java.util.Optional;

/** What a request tells of the record that it asks about. */
sealed interface FlagContext {
  /** A record, or none where the key is no key. */
  record Told(Value key, Traits traits) implements FlagContext {}

  /** What cannot be a context; the sentence says why and holds nothing of it. */
  record Wrong(String why) implements FlagContext {}

  /** Reads a request; what it does not name is passed over. */
  static FlagContext of(Optional<Map<String, Object>> request) {
    Object context =
        request.flatMap(body -> Optional.ofNullable(body.get("context"))).orElse(Map.of());
    if (!(context instanceof Map<?, ?> attributes)) {
      return new Wrong("The context is an object");
    }
    Object key = Optional.<Object>ofNullable(attributes.get("targetingKey")).orElse("");
    return key instanceof String text
        ? new Told(CollectionFlag.key(text), traits(attributes))
        : new Wrong("The targeting key is the key of the record as text");
  }

  private static Traits traits(Map<?, ?> attributes) {
    return new Traits(
        text(attributes, CollectionFlag.COHORT), text(attributes, CollectionFlag.REGION));
  }

  private static String text(Map<?, ?> attributes, String name) {
    return attributes.get(name) instanceof String text ? text : "";
  }
}
