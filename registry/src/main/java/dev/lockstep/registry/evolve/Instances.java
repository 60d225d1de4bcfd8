package dev.lockstep.registry.evolve;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Steps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Small documents of a shape, to try lenses on: each place once, with several values. */
final class Instances {
  private static final List<Value> VALUES =
      List.of(
          Value.text("text"),
          Value.text("two words"),
          Value.text("12"),
          Value.int32(1),
          Value.int64(12),
          Value.float64(1.5),
          Value.bool(true),
          new Value.DateTime(0));

  private final Shape.Fields shape;
  private final List<Document> documents = new ArrayList<>();

  private Instances(Shape.Fields shape) {
    this.shape = shape;
  }

  /** Documents of a shape. */
  static List<Document> of(Shape.Fields shape) {
    Instances instances = new Instances(shape);
    instances.documents.add(Specimens.smallest(shape));
    instances.collect(Optional.empty(), Node.of(shape));
    return instances.documents.stream().distinct().toList();
  }

  private void collect(Optional<Path> at, Node node) {
    switch (node.shape()) {
      case Shape.Any any -> {}
      case Shape.Single single -> {}
      case Shape.Fields fields -> {
        for (Field field : fields.fields()) {
          add(Steps.in(at, Path.of(field.storedName())), field.node());
        }
      }
      case Shape.Elements all -> add(Steps.in(at, Steps.ELEMENTS), all.element());
      case Shape.Entries all -> add(Steps.in(at, Steps.ENTRIES), all.value());
      case Shape.Union union -> collect(at, union.members().getFirst().node());
    }
  }

  private void add(Path path, Node node) {
    documents.add(Specimens.with(shape, path));
    values(node).forEach(value -> documents.add(Specimens.holding(shape, path, value)));
    collect(Optional.of(path), node);
  }

  private static Stream<Value> values(Node node) {
    Optional<Choice> choice = node.facts().choice();
    if (choice.isPresent()) {
      return choice.get().values().stream();
    }
    if (!(node.shape() instanceof Shape.Single || node.shape() instanceof Shape.Any)) {
      return Stream.empty();
    }
    Optional<Set<ValueType>> types = Saying.types(node);
    return VALUES.stream()
        .filter(value ->
            types
                .map(known -> known.contains(value.type()))
                .orElseGet(() ->
                    node.type()
                        .logical()
                        .map(type -> type.accepts(value.type()))
                        .orElse(node.type().physical().isEmpty())));
  }
}
