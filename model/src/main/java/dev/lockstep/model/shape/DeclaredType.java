package dev.lockstep.model.shape;

import dev.lockstep.model.document.ValueType;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The type of a place as a contract declares it.
 *
 * @param physical the type in the engine's own words, such as {@code objectId} or {@code
 *     frozen<list<text>>}
 */
public record DeclaredType(Optional<LogicalType> logical, Optional<String> physical) {
  /** Nothing declared. */
  public static final DeclaredType NONE = new DeclaredType(Optional.empty(), Optional.empty());

  /** The physical type where it is one of BSON's, by its name in MongoDB. */
  public Optional<ValueType> valueType() {
    return physical.flatMap(DeclaredType::valueType);
  }

  private static Optional<ValueType> valueType(String word) {
    return switch (word) {
      case "object" -> Optional.of(ValueType.DOCUMENT);
      case "binData" -> Optional.of(ValueType.BINARY);
      default -> Stream.of(ValueType.values()).filter(t -> t.word().equals(word)).findFirst();
    };
  }
}
