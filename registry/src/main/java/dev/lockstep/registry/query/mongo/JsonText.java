package dev.lockstep.registry.query.mongo;

import dev.lockstep.formats.yaml.YamlException;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlTree;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Commands in JSON notation, of which YAML's reader knows all. */
final class JsonText {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,400}(\\.[0-9]{1,400})?([eE][-+]?[0-9]{1,4})?");

  private JsonText() {}

  /** The value of this text; empty where it is no JSON. */
  static Optional<Value> read(String text) {
    try {
      return YamlTree.read(text).map(JsonText::value);
    } catch (YamlException | DuplicateFieldException e) {
      return Optional.empty();
    }
  }

  private static Value value(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar(scalar);
      case YamlNode.Sequence sequence -> {
        List<Value> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(value(item)));
        yield new Value.Array(items);
      }
      case YamlNode.Mapping mapping -> {
        Document.Builder fields = Document.builder();
        for (YamlNode.Entry entry : mapping.entries()) {
          fields.add(entry.name().text(), value(entry.value()));
        }
        yield fields.build();
      }
    };
  }

  private static Value scalar(YamlNode.Scalar scalar) {
    String text = scalar.text();
    if (scalar.style() != YamlNode.Style.PLAIN) {
      return Value.text(text);
    }
    return switch (text) {
      case "null" -> Value.NULL;
      case "true" -> Value.bool(true);
      case "false" -> Value.bool(false);
      default -> number(text);
    };
  }

  private static Value number(String text) {
    if (INTEGER.matcher(text).matches()) {
      long number = Long.parseLong(text);
      return number == (int) number ? Value.int32((int) number) : Value.int64(number);
    }
    return NUMBER.matcher(text).matches()
        ? Value.float64(Double.parseDouble(text))
        : Value.text(text);
  }
}
