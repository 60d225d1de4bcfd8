package dev.lockstep.formats.reading;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.UnfitContentException;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.formats.yaml.YamlNode.Style;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values that nodes stand for: YAML's core schema, and Extended JSON for every other type. */
public final class Values {
  private static final String ESCAPE = "$document";
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,400}");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");

  private final Findings findings;

  /** A reader that adds what is wrong to these findings. */
  public Values(Findings findings) {
    this.findings = findings;
  }

  /** The value of any node. */
  public Optional<Value> value(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> scalar(scalar);
      case Sequence sequence -> array(sequence);
      case Mapping mapping -> document(mapping, false).flatMap(d -> interpreted(mapping, d));
    };
  }

  /** The value of a node that must be a map. */
  public Optional<Document> document(YamlNode node) {
    if (node instanceof Mapping mapping
        && value(mapping).orElse(Value.NULL) instanceof Document document) {
      return Optional.of(document);
    }
    return findings.add(
        node.mark(),
        "wrong-kind",
        "Cannot take %s here: a map such as {city: 1} is expected"
            .formatted(node instanceof Mapping ? "this" : node.kind()));
  }

  /** The value of a single one, by how it is written. */
  public Optional<Value> scalar(Scalar scalar) {
    String text = scalar.text();
    if (scalar.style() != Style.PLAIN) {
      return Optional.of(Value.text(text));
    }
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> Optional.of(Value.NULL);
      case "true", "True", "TRUE" -> Optional.of(Value.bool(true));
      case "false", "False", "FALSE" -> Optional.of(Value.bool(false));
      case ".nan", ".NaN", ".NAN" -> Optional.of(Value.float64(Double.NaN));
      case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" ->
          Optional.of(Value.float64(Double.POSITIVE_INFINITY));
      case "-.inf", "-.Inf", "-.INF" -> Optional.of(Value.float64(Double.NEGATIVE_INFINITY));
      default -> number(scalar, text);
    };
  }

  private Optional<Value> number(Scalar scalar, String text) {
    if (INTEGER.matcher(text).matches()) {
      return integer(scalar, text);
    }
    if (text.length() > 400 || !FLOAT.matcher(text).matches()) {
      return Optional.of(Value.text(text));
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? Optional.of(Value.float64(number)) : tooLarge(scalar);
  }

  private Optional<Value> integer(Scalar scalar, String text) {
    try {
      long number = Long.parseLong(text);
      return Optional.of(number == (int) number ? Value.int32((int) number) : Value.int64(number));
    } catch (NumberFormatException e) {
      return tooLarge(scalar);
    }
  }

  private Optional<Value> tooLarge(Scalar scalar) {
    return findings.add(
        scalar.mark(),
        "bad-value",
        "Cannot take this number: it does not fit 64 bits; write {\"$numberDecimal\": \"…\"}");
  }

  private Optional<Value> array(Sequence sequence) {
    List<Value> items = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      value(item).ifPresent(items::add);
    }
    return items.size() == sequence.items().size()
        ? Optional.of(new Value.Array(items))
        : Optional.empty();
  }

  private Optional<Document> document(Mapping mapping, boolean literal) {
    Document.Builder fields = Document.builder();
    boolean whole = true;
    for (Entry entry : mapping.entries()) {
      String name = entry.name().text();
      Optional<? extends Value> value =
          !literal && name.equals(ESCAPE) && entry.value() instanceof Mapping inner
              ? document(inner, true)
              : value(entry.value());
      whole &= value.isPresent();
      fields = fields.add(name, value.isPresent() ? value.get() : Value.NULL);
    }
    return whole ? Optional.of(fields.build()) : Optional.empty();
  }

  private Optional<Value> interpreted(Mapping mapping, Document document) {
    try {
      return Optional.of(ExtendedJson.interpret(document));
    } catch (UnfitContentException e) {
      return findings.add(
          mapping.mark(), "bad-value", "Cannot read this Extended JSON: " + e.why());
    }
  }
}
