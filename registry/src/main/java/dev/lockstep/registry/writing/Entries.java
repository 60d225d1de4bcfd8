package dev.lockstep.registry.writing;

import dev.lockstep.registry.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Puts a map together, without what is not there. */
@CanIgnoreReturnValue
final class Entries {
  private final Map<String, Json> entries = new LinkedHashMap<>();

  Entries put(String name, Json value) {
    entries.put(name, value);
    return this;
  }

  Entries text(String name, String value) {
    return put(name, new Json.Text(value));
  }

  Entries text(String name, Optional<String> value) {
    value.ifPresent(text -> put(name, new Json.Text(text)));
    return this;
  }

  Entries put(String name, Optional<? extends Json> value) {
    value.ifPresent(json -> put(name, json));
    return this;
  }

  /** Said only where it is so. */
  Entries is(String name, boolean value) {
    return value ? put(name, new Json.Bool(true)) : this;
  }

  Entries count(String name, OptionalLong value) {
    value.ifPresent(number -> put(name, Json.Num.of(number)));
    return this;
  }

  /** A list where it has elements. */
  <T> Entries list(String name, List<T> items, Function<T, Json> form) {
    return items.isEmpty() ? this : put(name, new Json.Items(items.stream().map(form).toList()));
  }

  /** A map where it has entries. */
  Entries part(String name, Entries inner) {
    return inner.entries.isEmpty() ? this : put(name, inner.members());
  }

  Json.Members members() {
    return new Json.Members(entries);
  }
}
