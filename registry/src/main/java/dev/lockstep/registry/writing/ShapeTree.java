package dev.lockstep.registry.writing;

import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Semantics;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Places and what is in them, as properties of ODCS. */
final class ShapeTree {
  private final Meanings meanings;

  ShapeTree(Meanings meanings) {
    this.meanings = meanings;
  }

  Json field(Field field) {
    Entries entries = new Entries().text("id", field.node().id()).text("name", field.name());
    entries.text("physicalName", field.physicalName());
    String kind = field.kind().name().toLowerCase(Locale.ROOT);
    Entries nosql = new Entries();
    nosql.text("kind", Optional.of(kind).filter(word -> field.kind() != Field.Kind.REGULAR));
    return node(entries.is("required", field.required()), nosql, field.node(), field.required());
  }

  Json unnamed(Node node) {
    return node(new Entries().text("id", node.id()), new Entries(), node, false);
  }

  private Json member(Shape.Member member) {
    Entries entries = new Entries().text("id", member.node().id()).text("name", member.name());
    return node(entries, new Entries(), member.node(), false);
  }

  private Json node(Entries entries, Entries nosql, Node node, boolean required) {
    Facts facts = node.facts();
    Meaning meaning = meanings.of(node);
    entries
        .text("businessName", meaning.name())
        .text("description", meaning.description())
        .text("logicalType", node.type().logical().map(LogicalType::word))
        .text("physicalType", node.type().physical())
        .is("unique", facts.unique());
    shape(entries, nosql, node.shape());
    if (facts.nullable() == required) {
      nosql.put("nullable", new Json.Bool(facts.nullable()));
    }
    nosql.put("default", facts.assumed().map(ValueTree::of));
    nosql.put("enum", facts.choice().map(ShapeTree::choice));
    GovernanceTree.into(nosql, facts.governance());
    semantics(entries, nosql, facts.semantics());
    return withNosql(entries, nosql);
  }

  static Json.Members withNosql(Entries entries, Entries nosql) {
    Json.Members value = nosql.members();
    if (!value.values().isEmpty()) {
      Json property = new Entries().text("property", "nosql").put("value", value).members();
      entries.put("customProperties", new Json.Items(List.of(property)));
    }
    return entries.members();
  }

  private void shape(Entries entries, Entries nosql, Shape shape) {
    switch (shape) {
      case Shape.Any any -> {}
      case Shape.Single single -> entries.part("logicalTypeOptions", limits(single.limits()));
      case Shape.Fields fields -> fields(entries, nosql, fields);
      case Shape.Elements elements ->
          entries
              .part(
                  "logicalTypeOptions",
                  size("minItems", "maxItems", elements.size())
                      .is("uniqueItems", elements.unique()))
              .put("items", unnamed(elements.element()));
      case Shape.Entries map -> {
        entries.part("logicalTypeOptions", properties(map.size()));
        nosql.put(
            "map",
            new Entries()
                .text("keyPattern", map.keyPattern())
                .put("values", unnamed(map.value()))
                .members());
      }
      case Shape.Union union -> nosql.put("union", union(union));
    }
  }

  /** The fields of documents. */
  void fields(Entries entries, Entries nosql, Shape.Fields fields) {
    entries.part("logicalTypeOptions", properties(fields.size()));
    entries.list("properties", fields.fields(), this::field);
    nosql.text("contentModel", fields.content().map(ContentModel::word));
  }

  private Json union(Shape.Union union) {
    return new Entries()
        .list("members", union.members(), this::member)
        .put("discriminator", union.discriminator().map(ShapeTree::discriminator))
        .members();
  }

  private static Json discriminator(Shape.Discriminator discriminator) {
    Entries values = new Entries();
    for (Map.Entry<String, String> each : new TreeMap<>(discriminator.values()).entrySet()) {
      values.text(each.getKey(), each.getValue());
    }
    return new Entries()
        .text("path", discriminator.path().toString())
        .part("values", values)
        .members();
  }

  private static Entries properties(Size size) {
    return size("minProperties", "maxProperties", size);
  }

  private static Entries size(String min, String max, Size size) {
    return new Entries().count(min, size.min()).count(max, size.max());
  }

  private static Entries limits(Limits limits) {
    Entries entries = size("minLength", "maxLength", limits.length());
    bound(entries, "minimum", "exclusiveMinimum", limits.range().min());
    bound(entries, "maximum", "exclusiveMaximum", limits.range().max());
    return entries
        .put("multipleOf", limits.range().multipleOf().map(ShapeTree::number))
        .text("minimum", limits.earliest())
        .text("maximum", limits.latest())
        .text("pattern", limits.pattern())
        .text("format", limits.format());
  }

  private static void bound(
      Entries entries, String included, String excluded, Optional<Range.Bound> bound) {
    bound.ifPresent(end ->
        entries.put(end.edge() == Range.Edge.INCLUDED ? included : excluded, number(end.value())));
  }

  private static Json number(BigDecimal number) {
    return Json.Num.of(number);
  }

  private static Json choice(Choice choice) {
    Json values = new Json.Items(choice.values().stream().map(ValueTree::of).toList());
    return choice.extent() == Choice.Extent.EXTENSIBLE
        ? new Entries().put("values", values).is("extensible", true).members()
        : values;
  }

  private static void semantics(Entries entries, Entries nosql, Semantics semantics) {
    entries
        .list(
            "authoritativeDefinitions",
            semantics.definitions(),
            each ->
                new Entries()
                    .text("type", Optional.of(each.type()).filter(type -> !type.isEmpty()))
                    .text("url", each.url())
                    .members())
        .list(
            "relationships",
            semantics.references(),
            target -> new Entries().text("to", target).members());
    nosql
        .text("unit", semantics.unit())
        .text("absence", semantics.absence())
        .text("encoding", semantics.encoding())
        .text("encryption", semantics.encryption());
  }
}
