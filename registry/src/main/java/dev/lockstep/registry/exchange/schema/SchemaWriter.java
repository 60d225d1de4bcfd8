package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.writing.Meaning;
import dev.lockstep.registry.writing.Meanings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Writes what documents of a collection look like as a schema. For one collection and thread. */
public final class SchemaWriter {
  private final Target target;
  private final TypeWriter types;
  private final Meanings meanings;
  private final TreeSet<String> losses = new TreeSet<>();

  /** A writer for somebody; descriptions are taken from here. */
  public SchemaWriter(Target target, Meanings meanings) {
    this.target = target;
    this.types = new TypeWriter(target);
    this.meanings = meanings;
  }

  /** The schema of the documents of a collection. */
  public Json.Members documents(CollectionPromise collection) {
    Map<String, Json> schema = new LinkedHashMap<>();
    if (target == Target.JSON) {
      schema.put("$schema", text("https://json-schema.org/draft/2020-12/schema"));
    }
    schema.put(types.keyword(), text("object"));
    describe(schema, meanings.of(collection));
    fields(schema, collection.shape(), "");
    return new Json.Members(schema);
  }

  /** What the contract says of documents and the schema does not, each as place and sentence. */
  public List<String> losses() {
    return List.copyOf(losses);
  }

  private void lose(String where, String what) {
    losses.add("%s: %s".formatted(where.isEmpty() ? "the document" : where, what));
  }

  private static Json text(String text) {
    return new Json.Text(text);
  }

  private static void describe(Map<String, Json> schema, Meaning meaning) {
    meaning.name().ifPresent(name -> schema.put("title", text(name)));
    meaning.description().ifPresent(words -> schema.put("description", text(words)));
  }

  private Json node(Node node, String where) {
    Map<String, Json> schema = new LinkedHashMap<>();
    describe(schema, meanings.of(node));
    facts(node, where);
    if (node.shape() instanceof Shape.Union union) {
      schema.put("anyOf", members(union, node.facts().nullable(), where));
    } else if (node.facts().choice().filter(SchemaWriter::isClosed).isPresent()) {
      type(schema, node);
      schema.put("enum", values(node.facts().choice().get(), node.facts().nullable()));
      structure(schema, node, where);
    } else {
      type(schema, node);
      structure(schema, node, where);
    }
    return new Json.Members(schema);
  }

  private void facts(Node node, String where) {
    if (node.facts().choice().filter(choice -> !isClosed(choice)).isPresent()) {
      lose(where, "an enum that may grow");
    }
    if (node.facts().assumed().isPresent()) {
      lose(where, "the default");
    }
    if (node.facts().unique()) {
      lose(where, "that values are unique");
    }
  }

  private static boolean isClosed(Choice choice) {
    return choice.extent() == Choice.Extent.CLOSED;
  }

  private void type(Map<String, Json> schema, Node node) {
    List<String> words = new ArrayList<>(words(node));
    boolean nullable = node.facts().nullable();
    if (words.isEmpty()) {
      if (!nullable) {
        schema.put("not", new Json.Members(Map.of(types.keyword(), text(Kind.NULL))));
      }
      return;
    }
    if (nullable && !words.contains(Kind.NULL)) {
      words.add(Kind.NULL);
    }
    schema.put(
        types.keyword(),
        words.size() == 1
            ? text(words.getFirst())
            : new Json.Items(words.stream().map(SchemaWriter::text).toList()));
  }

  private List<String> words(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> List.of("object");
      case Shape.Entries map -> List.of("object");
      case Shape.Elements elements -> List.of("array");
      case Shape.Any any -> types.words(node.type());
      case Shape.Single single -> types.words(node.type());
      case Shape.Union union -> List.of();
    };
  }

  private Json values(Choice choice, boolean nullable) {
    List<Json> values = new ArrayList<>();
    for (Value value : choice.values()) {
      values.add(Texts.json(value));
    }
    if (nullable) {
      values.add(Json.NULL);
    }
    return new Json.Items(values);
  }

  private Json members(Shape.Union union, boolean nullable, String where) {
    List<Json> members = new ArrayList<>();
    for (Shape.Member member : union.members()) {
      members.add(node(member.node(), where));
    }
    if (nullable) {
      members.add(new Json.Members(Map.of(types.keyword(), text(Kind.NULL))));
    }
    lose(where, "the names of alternatives");
    if (union.discriminator().isPresent()) {
      lose(where, "what tells alternatives apart");
    }
    return new Json.Items(members);
  }

  private void structure(Map<String, Json> schema, Node node, String where) {
    switch (node.shape()) {
      case Shape.Any any -> {}
      case Shape.Union union -> {}
      case Shape.Single single -> {
        schema.putAll(types.beside(node.type()));
        limits(schema, single.limits(), where);
      }
      case Shape.Fields fields -> fields(schema, fields, where);
      case Shape.Elements elements -> {
        schema.put("items", node(elements.element(), where + "[]"));
        size(schema, elements.size(), "minItems", "maxItems");
        if (elements.unique()) {
          schema.put("uniqueItems", new Json.Bool(true));
        }
      }
      case Shape.Entries map -> {
        Json value = node(map.value(), where + ".{}");
        if (map.keyPattern().isPresent()) {
          schema.put("patternProperties", new Json.Members(Map.of(map.keyPattern().get(), value)));
          schema.put("additionalProperties", new Json.Bool(false));
        } else {
          schema.put("additionalProperties", value);
        }
        size(schema, map.size(), "minProperties", "maxProperties");
      }
    }
  }

  private void fields(Map<String, Json> schema, Shape.Fields fields, String where) {
    List<Json> required = new ArrayList<>();
    Map<String, Json> properties = new LinkedHashMap<>();
    for (Field field : fields.fields()) {
      String step = Path.of(field.storedName()).toString();
      String at = where.isEmpty() ? step : where + "." + step;
      properties.put(field.storedName(), node(field.node(), at));
      if (field.required()) {
        required.add(text(field.storedName()));
      }
    }
    if (!required.isEmpty()) {
      schema.put("required", new Json.Items(required));
    }
    if (!properties.isEmpty()) {
      schema.put("properties", new Json.Members(properties));
    }
    fields
        .content()
        .ifPresent(content ->
            schema.put("additionalProperties", new Json.Bool(content == ContentModel.OPEN)));
    size(schema, fields.size(), "minProperties", "maxProperties");
  }

  private void limits(Map<String, Json> schema, Limits limits, String where) {
    limits.range().min().ifPresent(bound -> bound(schema, End.MINIMUM, bound));
    limits.range().max().ifPresent(bound -> bound(schema, End.MAXIMUM, bound));
    limits.range().multipleOf().ifPresent(step -> schema.put("multipleOf", Json.Num.of(step)));
    size(schema, limits.length(), "minLength", "maxLength");
    limits.pattern().ifPresent(pattern -> schema.put("pattern", text(pattern)));
    if (target == Target.JSON) {
      limits.format().ifPresent(format -> schema.put("format", text(format)));
    } else if (limits.format().isPresent()) {
      lose(where, "the format");
    }
    if (limits.earliest().isPresent() || limits.latest().isPresent()) {
      lose(where, "the first and last time");
    }
  }

  /** The bound of the type itself gives way to a narrower one. */
  private void bound(Map<String, Json> schema, End end, Range.Bound bound) {
    Json.Num number = Json.Num.of(bound.value());
    if (schema.get(end.included) instanceof Json.Num usual
        && number.value().compareTo(usual.value()) * end.direction < 0) {
      return;
    }
    boolean isExcluded = bound.edge() == Range.Edge.EXCLUDED;
    if (isExcluded && target == Target.JSON) {
      schema.remove(end.included);
      schema.put(end.excluded, number);
    } else {
      schema.put(end.included, number);
      if (isExcluded) {
        schema.put(end.excluded, new Json.Bool(true));
      }
    }
  }

  private enum End {
    MINIMUM("minimum", "exclusiveMinimum", 1),
    MAXIMUM("maximum", "exclusiveMaximum", -1);

    private final String included;
    private final String excluded;
    private final int direction;

    End(String included, String excluded, int direction) {
      this.included = included;
      this.excluded = excluded;
      this.direction = direction;
    }
  }

  private static void size(Map<String, Json> schema, Size size, String min, String max) {
    count(schema, min, size.min());
    count(schema, max, size.max());
  }

  private static void count(Map<String, Json> schema, String word, OptionalLong count) {
    count.ifPresent(number -> schema.put(word, Json.Num.of(number)));
  }
}
