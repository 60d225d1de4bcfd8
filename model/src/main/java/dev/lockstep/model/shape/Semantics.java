package dev.lockstep.model.shape;

import java.util.List;
import java.util.Optional;

/**
 * What a value means, as far as machines can tell it changed.
 *
 * @param definitions where the meaning is defined: addresses with their kind
 * @param unit such as {@code EUR} or {@code ms}
 * @param absence what it means that nothing stands here, in words
 * @param encoding how a value is packed, such as {@code protobuf} or {@code gzip+json}
 * @param encryption how it is encrypted, such as {@code client-side}; empty where it is plain
 * @param references the keys that the value names, as {@code contract/collection.field} or in
 *     ODCS's notation
 */
public record Semantics(
    List<Definition> definitions,
    Optional<String> unit,
    Optional<String> absence,
    Optional<String> encoding,
    Optional<String> encryption,
    List<String> references) {
  /** Nothing said. */
  public static final Semantics NONE =
      new Semantics(
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /** A place where the meaning of something is defined. */
  public record Definition(String type, String url) {}

  public Semantics {
    definitions = List.copyOf(definitions);
    references = List.copyOf(references);
  }
}
