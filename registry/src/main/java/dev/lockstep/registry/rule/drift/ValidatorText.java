package dev.lockstep.registry.rule.drift;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The text of a validator beside the shape of a contract: what is required, what is declared, and
 * of which type. Other words of a validator are not compared.
 */
final class ValidatorText {
  /** How deep schemas are followed; deeper ones are not compared. */
  private static final int DEPTH_MAX = 50;

  private final Shape.Fields shape;
  private final Map<Path, String> differences = new LinkedHashMap<>();

  ValidatorText(Shape.Fields shape) {
    this.shape = shape;
  }

  /** What differs, by path; the validator may stand under {@code $jsonSchema}. */
  Map<Path, String> differences(Document validator) {
    Document schema =
        validator.get("$jsonSchema").orElse(validator) instanceof Document inner
            ? inner
            : validator;
    compare(List.of(), shape, schema);
    return differences;
  }

  private void compare(List<Step> at, Shape.Fields fields, Document schema) {
    Set<String> required = texts(schema.get("required"));
    Optional<Document> properties = document(schema, "properties");
    boolean isClosed =
        schema.get("additionalProperties").filter(Value.bool(false)::equals).isPresent();
    for (Field field : fields.fields()) {
      Path path = path(at, field.storedName());
      boolean isRequired = required.contains(field.storedName());
      if (isRequired != field.required()) {
        differences.put(
            path,
            isRequired
                ? "the store asks for " + path + " and the contract does not"
                : "the contract asks for " + path + " and the store does not");
      }
      Optional<Document> property = properties.flatMap(all -> document(all, field.storedName()));
      if (isClosed && property.isEmpty()) {
        differences.put(path, "the store refuses " + path + ", which the contract has");
      }
      property.ifPresent(inner -> compare(path, field.node(), inner));
    }
    required.stream()
        .filter(name -> fields.fields().stream().noneMatch(f -> f.storedName().equals(name)))
        .forEach(name ->
            differences.put(
                path(at, name),
                "the store asks for %s, which the contract does not have"
                    .formatted(path(at, name))));
  }

  private void compare(Path path, Node node, Document schema) {
    Set<String> taken = texts(schema.get("bsonType"));
    Optional<String> declared = word(node);
    if (!taken.isEmpty() && declared.isPresent() && !taken.contains(declared.get())) {
      differences.put(
          path,
          "the store takes %s at %s, the contract says %s"
              .formatted(String.join(", ", taken), path, declared.get()));
    }
    if (node.shape() instanceof Shape.Fields inner && path.steps().size() < DEPTH_MAX) {
      compare(path.steps(), inner, schema);
    }
  }

  /** The name that MongoDB has for the type of a place, where the contract says it. */
  private static Optional<String> word(Node node) {
    return switch (node.shape()) {
      case Shape.Fields fields -> Optional.of("object");
      case Shape.Entries entries -> Optional.of("object");
      case Shape.Elements elements -> Optional.of("array");
      case Shape.Single single -> node.type().physical();
      case Shape.Any any -> Optional.empty();
      case Shape.Union union -> Optional.empty();
    };
  }

  private static Path path(List<Step> at, String name) {
    List<Step> steps = new ArrayList<>(at);
    steps.add(new Step.Field(name));
    return new Path(steps);
  }

  private static Optional<Document> document(Document from, String name) {
    return from.get(name).filter(Document.class::isInstance).map(Document.class::cast);
  }

  /** One text or several. */
  private static Set<String> texts(Optional<Value> value) {
    List<Value> items =
        value
            .map(held -> held instanceof Value.Array(List<Value> all) ? all : List.of(held))
            .orElse(List.of());
    return items.stream()
        .filter(Value.Text.class::isInstance)
        .map(item -> ((Value.Text) item).value())
        .collect(Collectors.toUnmodifiableSet());
  }
}
