package dev.lockstep.registry.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.DocumentLines;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.Facts;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Fit;
import dev.lockstep.registry.compare.Fitting;
import dev.lockstep.registry.evolve.agreement.Agreement;
import dev.lockstep.registry.evolve.tree.Presence;
import dev.lockstep.registry.evolve.tree.Saying;
import dev.lockstep.registry.evolve.tree.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Migrations of open projects: the shape of their documents before gives that of those after. */
final class RealMigrationsTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "real-migrations");

  static List<Path> changes() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".change.yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theDocumentsAfterFitWhatFollowsFromThoseBefore(Path file) throws IOException {
    Change change = ((ChangeFile.Parsed) ChangeFile.read(file)).change();
    List<Document> pairs = pairs(file);
    Shape.Fields before = fields(pairs.stream().map(pair -> side(pair, "old")).toList());
    Evolved evolved = Evolution.of(AnyShapes.promise(before), change.operations());
    for (Document pair : pairs) {
      assertThat(Fitting.of(before, side(pair, "old"))).isNotEqualTo(Fit.FAILS);
      assertThat(Fitting.of(evolved.shape(), side(pair, "new")))
          .as("%s", pair)
          .isNotEqualTo(Fit.FAILS);
    }
    assertThat(Agreement.between(evolved, AnyShapes.promise(evolved.shape()), "2"))
        .filteredOn(each -> !each.sentence().contains("index"))
        .filteredOn(each -> !each.sentence().contains("expire"))
        .isEmpty();
  }

  private static List<Document> pairs(Path file) throws IOException {
    Path documents =
        file.resolveSibling(
            file.getFileName().toString().replace(".change.yaml", ".documents.json"));
    List<Document> pairs = new ArrayList<>();
    try (InputStream in = Files.newInputStream(documents);
        DocumentLines lines = new DocumentLines(in)) {
      while (lines.hasNext()) {
        pairs.add(lines.next());
      }
    }
    return pairs;
  }

  private static Document side(Document pair, String name) {
    return (Document) pair.get(name).orElseThrow();
  }

  private static Shape.Fields fields(List<Document> documents) {
    Set<String> names = new LinkedHashSet<>();
    documents.forEach(document -> names.addAll(document.names()));
    List<Field> fields = new ArrayList<>();
    for (String name : names) {
      List<Value> values = documents.stream().flatMap(each -> each.get(name).stream()).toList();
      fields.add(Tree.field(name, Presence.of(values.size() == documents.size()), node(values)));
    }
    return new Shape.Fields(fields, Optional.empty(), Size.ANY);
  }

  private static Node node(List<Value> values) {
    List<Value> some = values.stream().filter(value -> value.type() != ValueType.NULL).toList();
    Saying.Null nulls = Saying.Null.of(some.size() < values.size());
    Set<ValueType> types = new LinkedHashSet<>();
    some.forEach(value -> types.add(value.type()));
    if (types.equals(Set.of(ValueType.DOCUMENT))) {
      return of(
          ValueType.DOCUMENT, fields(some.stream().map(Document.class::cast).toList()), nulls);
    }
    if (types.equals(Set.of(ValueType.ARRAY))) {
      List<Value> items =
          some.stream().flatMap(value -> ((Value.Array) value).items().stream()).toList();
      return of(ValueType.ARRAY, new Shape.Elements(node(items), Size.ANY, false), nulls);
    }
    return types.size() == 1 ? Saying.of(types, nulls) : Saying.anything();
  }

  private static Node of(ValueType type, Shape shape, Saying.Null nulls) {
    return new Node(
        Optional.empty(), Saying.declared(type), shape, Saying.nullable(Facts.NONE, nulls));
  }
}
