package dev.lockstep.formats.contract;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the structure of documents: {@code properties}, {@code items}, unions and maps. */
final class ShapeReader {
  private final Reading reading;
  private final FactsReader facts;

  ShapeReader(Reading reading) {
    this.reading = reading;
    this.facts = new FactsReader(reading);
  }

  /** The documents of a collection. */
  Shape.Fields collection(Part part, Optional<Part> nosql) {
    return fields(part, new LimitsReader(part, reading), content(nosql));
  }

  private Optional<ContentModel> content(Optional<Part> nosql) {
    return nosql
        .flatMap(inner -> inner.node("contentModel"))
        .flatMap(node -> reading.word(node, ContentModel.values(), ContentModel::word));
  }

  private Shape.Fields fields(Part part, LimitsReader limits, Optional<ContentModel> content) {
    List<Field> fields = new ArrayList<>();
    for (Part inner : part.list("properties", node -> reading.part("the field", node))) {
      field(inner, limits).ifPresent(fields::add);
    }
    return new Shape.Fields(fields, content, limits.size("minProperties", "maxProperties"));
  }

  private Optional<Field> field(Part part, LimitsReader parent) {
    // ODCS requires a name and does not say that it is not empty; lint does.
    Optional<String> name = part.required("name").flatMap(this::name);
    Optional<Part> nosql = Nosql.of(part, reading);
    boolean required = part.is("required") || name.filter(parent::requires).isPresent();
    Optional<Field.Kind> kind =
        nosql
            .flatMap(inner -> inner.node("kind"))
            .flatMap(node ->
                reading.word(node, Field.Kind.values(), k -> k.name().toLowerCase(Locale.ROOT)));
    Node node = node(part, nosql, required);
    Optional<String> physicalName = part.text("physicalName");
    return name.map(text ->
        reading
            .places()
            .put(
                new Field(text, physicalName, required, kind.orElse(Field.Kind.REGULAR), node),
                Nosql.nodes(part, nosql)));
  }

  private Optional<String> name(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar
        ? Optional.of(scalar.text())
        : reading.wrongKind(node, "a name");
  }

  private Node node(Part part, Optional<Part> nosql, boolean required) {
    Optional<LogicalType> logical =
        part.node("logicalType")
            .flatMap(node -> reading.word(node, LogicalType.values(), LogicalType::word));
    Optional<String> physical = part.text("physicalType");
    Shape shape = shape(part, nosql, logical, physical.isPresent());
    Facts known = facts.read(part, nosql, required);
    nosql.ifPresent(Part::refuseOthers);
    return reading
        .places()
        .put(
            new Node(part.text("id"), new DeclaredType(logical, physical), shape, known),
            Nosql.nodes(part, nosql));
  }

  private Shape shape(
      Part part, Optional<Part> nosql, Optional<LogicalType> logical, boolean hasPhysical) {
    LimitsReader limits = new LimitsReader(part, reading);
    Optional<ContentModel> content = content(nosql);
    Optional<Shape> union =
        nosql.flatMap(inner -> inner.part("union", "the union")).flatMap(this::union);
    Optional<Shape> map =
        nosql.flatMap(inner -> inner.part("map", "the map")).map(inner -> map(inner, limits));
    if (union.isPresent()) {
      return union.get();
    }
    if (map.isPresent()) {
      return map.get();
    }
    if (logical.isEmpty() && !hasPhysical) {
      return untyped(part, limits, content);
    }
    return logical
        .map(type -> shape(type, part, limits, content))
        .orElseGet(() ->
            part.node("properties").isPresent() || part.node("items").isPresent()
                ? untyped(part, limits, content)
                : new Shape.Single(limits.texts()));
  }

  private Shape untyped(Part part, LimitsReader limits, Optional<ContentModel> content) {
    if (part.node("items").isPresent()) {
      return shape(LogicalType.ARRAY, part, limits, content);
    }
    return part.node("properties").isPresent()
        ? shape(LogicalType.OBJECT, part, limits, content)
        : new Shape.Any();
  }

  private Shape shape(
      LogicalType type, Part part, LimitsReader limits, Optional<ContentModel> content) {
    return switch (type) {
      case OBJECT -> fields(part, limits, content);
      case ARRAY ->
          new Shape.Elements(
              part.part("items", "the elements")
                  .map(items -> node(items, Nosql.of(items, reading), items.is("required")))
                  .orElseGet(Node::anything),
              limits.size("minItems", "maxItems"),
              limits.is("uniqueItems"));
      case INTEGER, NUMBER -> new Shape.Single(limits.numbers());
      case DATE, TIMESTAMP, TIME -> new Shape.Single(limits.times());
      case STRING, BOOLEAN -> new Shape.Single(limits.texts());
    };
  }

  private Shape map(Part part, LimitsReader limits) {
    Optional<String> pattern = part.text("keyPattern");
    Node value =
        part.part("values", "the values of the map")
            .map(inner -> node(inner, Nosql.of(inner, reading), inner.is("required")))
            .orElseGet(Node::anything);
    part.refuseOthers();
    return new Shape.Entries(pattern, value, limits.size("minProperties", "maxProperties"));
  }

  private Optional<Shape> union(Part part) {
    List<Shape.Member> members = new ArrayList<>();
    for (Part inner : part.list("members", node -> reading.part("the member", node))) {
      Optional<String> name = inner.requiredText("name");
      Node node = node(inner, Nosql.of(inner, reading), inner.is("required"));
      name.ifPresent(text ->
          members.add(
              reading.places().put(new Shape.Member(text, node), List.of(inner.mapping()))));
    }
    Optional<Shape.Discriminator> discriminator =
        part.part("discriminator", "the discriminator").flatMap(this::discriminator);
    part.refuseOthers();
    if (members.isEmpty()) {
      return reading.findings().isEmpty()
          ? reading.bad(part.mapping(), "a union has 'members', at least one")
          : Optional.empty();
    }
    return Optional.of(
        reading.places().put(new Shape.Union(members, discriminator), List.of(part.mapping())));
  }

  private Optional<Shape.Discriminator> discriminator(Part part) {
    Optional<Path> path = part.required("path").flatMap(reading::placed);
    Map<String, String> values = new HashMap<>();
    for (Entry entry :
        part.part("values", "the values").map(v -> v.mapping().entries()).orElse(List.of())) {
      reading.text(entry.value()).ifPresent(member -> values.put(entry.name().text(), member));
    }
    part.refuseOthers();
    return path.map(known -> new Shape.Discriminator(known, values));
  }
}
