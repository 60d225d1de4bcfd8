package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Scalars;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads keys: ODCS marks the fields of some of them, {@code nosql} says the rest. */
final class KeysReader {
  private final Reading reading;

  KeysReader(Reading reading) {
    this.reading = reading;
  }

  Keys read(Part collection, Optional<Part> nosql) {
    List<Path> primary = marked(collection, "primaryKey", "primaryKeyPosition");
    List<Path> partition = marked(collection, "partitioned", "partitionKeyPosition");
    return nosql
        .flatMap(part -> part.part("keys", "the keys"))
        .map(part -> read(part, primary, partition))
        .orElseGet(
            () -> new Keys(primary, partition, List.of(), List.of(), Map.of(), Optional.empty()));
  }

  private Keys read(Part part, List<Path> primary, List<Path> partition) {
    List<Path> ownPrimary = part.paths("primary");
    List<Path> ownPartition = part.paths("partition");
    Keys keys =
        new Keys(
            ownPrimary.isEmpty() ? primary : ownPrimary,
            ownPartition.isEmpty() ? partition : ownPartition,
            part.node("clustering").map(this::parts).orElse(List.of()),
            part.node("shard").map(this::parts).orElse(List.of()),
            part.part("templates", "the key templates").map(this::templates).orElse(Map.of()),
            part.part("entity", "the entity").flatMap(this::entity));
    part.refuseOthers();
    return reading.places().put(keys, List.of(part.mapping()));
  }

  /** One field that ODCS marks as part of a key. */
  private record Marked(Path path, long position) {}

  private List<Path> marked(Part collection, String mark, String position) {
    List<Marked> marked = new ArrayList<>();
    for (Part field :
        collection.node("properties").filter(Sequence.class::isInstance).stream()
            .flatMap(node -> ((Sequence) node).items().stream())
            .filter(Mapping.class::isInstance)
            .flatMap(node -> reading.part("the field", node).stream())
            .toList()) {
      Optional<YamlNode> name = field.node("physicalName").or(() -> field.node("name"));
      if (isTrue(field.node(mark)) && name.isPresent() && name.get() instanceof Scalar scalar) {
        Path path = Path.of(scalar.text());
        marked.add(
            new Marked(
                reading.places().put(path, List.of(scalar)),
                field.node(position).flatMap(KeysReader::number).orElse(Long.MAX_VALUE)));
      }
    }
    return marked.stream()
        .sorted(Comparator.comparingLong(Marked::position))
        .map(Marked::path)
        .toList();
  }

  private static boolean isTrue(Optional<YamlNode> node) {
    return node.isPresent() && node.get() instanceof Scalar scalar && scalar.text().equals("true");
  }

  private static Optional<Long> number(YamlNode node) {
    return node instanceof Scalar scalar && scalar.text().matches("[0-9]{1,9}")
        ? Optional.of(Long.parseLong(scalar.text()))
        : Optional.empty();
  }

  /** A map of paths to orders, or a list of ascending paths. */
  List<KeyPart> parts(YamlNode node) {
    return switch (node) {
      case Mapping mapping -> mapping.entries().stream().flatMap(e -> part(e).stream()).toList();
      case Sequence sequence ->
          reading.list(node, reading::placed).stream().map(KeyPart::ascending).toList();
      case Scalar scalar ->
          reading
              .<List<KeyPart>>wrongKind(node, "a map such as {city: 1} or a list of paths")
              .orElse(List.of());
    };
  }

  private Optional<KeyPart> part(Entry entry) {
    Optional<KeyPart.Order> order = order(entry.value());
    return reading.placed(entry.name()).flatMap(path -> order.map(o -> new KeyPart(path, o)));
  }

  private Optional<KeyPart.Order> order(YamlNode node) {
    String word = node instanceof Scalar scalar ? scalar.text() : "";
    return switch (word) {
      case "1", "asc" -> Optional.of(KeyPart.Order.ASC);
      case "-1", "desc" -> Optional.of(KeyPart.Order.DESC);
      case "hashed" -> Optional.of(KeyPart.Order.HASHED);
      case "content", "text", "2d", "2dsphere", "vector" -> Optional.of(KeyPart.Order.CONTENT);
      default ->
          reading.bad(
              node, "1, -1, asc, desc, hashed, text, 2d, 2dsphere, vector or content is expected");
    };
  }

  private Map<String, KeyTemplate> templates(Part part) {
    Map<String, KeyTemplate> templates = new LinkedHashMap<>();
    for (Entry entry : part.mapping().entries()) {
      template(entry.value()).ifPresent(known -> templates.put(entry.name().text(), known));
    }
    return templates;
  }

  private Optional<KeyTemplate> template(YamlNode node) {
    Optional<String> text = reading.text(node);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.places().put(KeyTemplate.parse(text.get()), List.of(node)));
    } catch (PathSyntaxException e) {
      return reading
          .findings()
          .add(
              Scalars.inside(node, 1, e.column()),
              "bad-template",
              "Cannot read the key template '%s': %s"
                  .formatted(Wording.shortened(text.get()), e.why()));
    }
  }

  private Optional<Keys.Entity> entity(Part part) {
    Optional<Path> path = part.required("path").flatMap(reading::placed);
    Optional<String> value = part.requiredText("value");
    part.refuseOthers();
    return path.flatMap(p -> value.map(v -> new Keys.Entity(p, v)));
  }
}
