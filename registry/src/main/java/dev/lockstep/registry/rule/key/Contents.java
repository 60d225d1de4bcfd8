package dev.lockstep.registry.rule.key;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.key.CharacterRanges;
import dev.lockstep.registry.key.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an attribute may put into a key, by what the contract says of it. */
final class Contents {
  private static final Set<String> WHOLE =
      Set.of("int", "long", "bigint", "smallint", "tinyint", "varint");
  private static final CharacterRanges HEX = CharacterRanges.of("09af");

  private Contents() {}

  /** At least what it may hold. */
  static Content of(Node node) {
    Optional<List<String>> texts = texts(node);
    if (texts.isPresent()) {
      return new Content.OneOf(texts.get());
    }
    return switch (word(node)) {
      case "uuid", "timeuuid" -> new Content.UuidText();
      case "objectid" -> new Content.Characters(HEX);
      default -> isWhole(node) ? new Content.WholeNumber() : new Content.AnyText();
    };
  }

  /** Whether it may hold all of that, and nothing bounds it further. */
  static boolean isExact(Node node) {
    if (texts(node).isPresent()) {
      return true;
    }
    boolean isBounded =
        !(node.shape() instanceof Shape.Single(Limits limits))
            || !(isWhole(node)
                ? limits.range().equals(Range.ANY)
                : limits.equals(Limits.NONE) || isUuid(node));
    return !isBounded && (isWhole(node) || isUuid(node) || isText(node));
  }

  /** The only values, where they are listed and all of them are texts. */
  private static Optional<List<String>> texts(Node node) {
    return node.facts()
        .choice()
        .filter(choice -> choice.extent() == Extent.CLOSED && !choice.values().isEmpty())
        .map(Choice::values)
        .filter(values -> values.stream().allMatch(Value.Text.class::isInstance))
        .map(values -> values.stream().map(value -> ((Value.Text) value).value()).toList())
        .filter(values -> values.stream().noneMatch(String::isEmpty));
  }

  private static boolean isWhole(Node node) {
    return WHOLE.contains(word(node))
        || (node.type().physical().isEmpty()
            && node.type().logical().filter(type -> type == LogicalType.INTEGER).isPresent());
  }

  private static boolean isUuid(Node node) {
    return word(node).equals("uuid");
  }

  private static boolean isText(Node node) {
    return Set.of("string", "text", "varchar", "s").contains(word(node))
        || (node.type().physical().isEmpty()
            && node.type().logical().filter(type -> type == LogicalType.STRING).isPresent());
  }

  /** A format of the logical type says as much as a type of the engine. */
  private static String word(Node node) {
    boolean isUuidText =
        node.shape() instanceof Shape.Single(Limits limits)
            && limits.format().filter("uuid"::equals).isPresent();
    return isUuidText
        ? "uuid"
        : node.type().physical().map(word -> word.toLowerCase(Locale.ROOT)).orElse("");
  }
}
