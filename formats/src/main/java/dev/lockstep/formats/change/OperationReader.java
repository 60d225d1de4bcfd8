package dev.lockstep.formats.change;

import dev.lockstep.formats.reading.Findings;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Entry;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.IndexOptions;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads the operations of a change. */
final class OperationReader {
  private final Findings findings;
  private final Positions positions;
  private final Parts parts;

  OperationReader(Findings findings, Positions positions) {
    this.findings = findings;
    this.positions = positions;
    this.parts = new Parts(findings);
  }

  /** The operations of a list; those that cannot be read are findings and left out. */
  Optional<List<Step>> steps(YamlNode node, List<Integer> above) {
    if (!(node instanceof Sequence sequence)) {
      return parts.wrongKind(node, "a list of operations");
    }
    if (sequence.items().isEmpty()) {
      return findings.add(node.mark(), "no-operations", "Cannot carry out no operation at all");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < sequence.items().size(); i++) {
      List<Integer> index = new ArrayList<>(above);
      index.add(i);
      step(sequence.items().get(i), positions.place(index)).ifPresent(steps::add);
    }
    return Optional.of(steps);
  }

  private Optional<Step> step(YamlNode node, Positions.Place place) {
    place.begins(node.mark());
    if (!(node instanceof Mapping item)) {
      return parts.wrongKind(node, "an operation such as 'rename: {from: a, to: b}'");
    }
    List<Entry> words =
        item.entries().stream().filter(e -> !e.name().text().equals(Words.WHEN)).toList();
    Optional<YamlNode> guard =
        item.entries().stream()
            .filter(e -> e.name().text().equals(Words.WHEN))
            .findFirst()
            .map(Entry::value);
    guard.ifPresent(when -> place.argument(Words.WHEN, when.mark()));
    Given<Guard> when = Given.of(guard, this::guard);
    if (words.size() != 1) {
      return findings.add(
          node.mark(),
          "wrong-kind",
          ("Cannot read this operation: one name is expected, with at most '%s' beside it, as in"
                  + " '%s'")
              .formatted(Words.WHEN, Words.example("rename")));
    }
    return operation(words.getFirst(), place)
        .filter(operation -> when.isReadable())
        .map(operation -> new Step(operation, when.value()));
  }

  private Optional<Guard> guard(YamlNode node) {
    if (node instanceof Scalar scalar && scalar.text().equals(Words.TARGET_ABSENT)) {
      return Optional.of(new Guard.TargetAbsent());
    }
    if (node instanceof Scalar scalar && Words.NEARLY_ABSENT.contains(scalar.text())) {
      return findings.add(
          node.mark(),
          "bad-expression",
          "Cannot read the guard '%s': write '%s', or !has(doc.a) for another path"
              .formatted(scalar.text(), Words.TARGET_ABSENT));
    }
    return parts.expression(node).map(Guard.Holds::new);
  }

  private Optional<Operation> operation(Entry entry, Positions.Place place) {
    String word = entry.name().text();
    if (!Words.OPERATIONS.contains(word)) {
      return findings.add(
          entry.name().mark(),
          "unknown-operation",
          "Cannot carry out '%s': there is no such operation".formatted(Wording.shortened(word))
              + Guesses.ofOperation(word));
    }
    if (entry.value() instanceof Scalar only && Words.SHORT.contains(word)) {
      return word.equals("dropIndex")
          ? parts.text(only).map(Operation.DropIndex::new)
          : parts.path(only).map(path -> onPath(word, path));
    }
    if (!(entry.value() instanceof Mapping mapping)) {
      return parts.wrongKind(
          entry.value(), "a map of arguments as in '%s'".formatted(Words.example(word)));
    }
    Arguments arguments = new Arguments("'" + word + "'", mapping, findings, place);
    Optional<? extends Operation> operation = operation(word, arguments, entry);
    arguments.refuseOthers();
    return operation.map(read -> read);
  }

  private static Operation onPath(String word, Path path) {
    return switch (word) {
      case "wrap" -> new Operation.Wrap(path);
      case "unwrap" -> new Operation.Unwrap(path);
      default -> new Operation.Remove(path);
    };
  }

  private Optional<? extends Operation> operation(String word, Arguments a, Entry entry) {
    return switch (word) {
      case "add" -> and(path(a, "path"), valueOrExpression(a), Operation.Add::new);
      case "remove" -> path(a, "path").map(Operation.Remove::new);
      case "rename" -> and(path(a, "from"), path(a, "to"), Operation.Rename::new);
      case "move" -> and(path(a, "from"), path(a, "to"), Operation.Move::new);
      case "copy" -> and(path(a, "from"), path(a, "to"), Operation.Copy::new);
      case "convert" -> convert(a);
      case "mapValues" -> mapValues(a);
      case "split" -> split(a);
      case "merge" -> merge(a);
      case "wrap" -> path(a, "path").map(Operation.Wrap::new);
      case "unwrap" -> path(a, "path").map(Operation.Unwrap::new);
      case "arrayToMap" -> and(path(a, "path"), text(a, "key"), Operation.ArrayToMap::new);
      case "mapToArray" -> and(path(a, "path"), text(a, "key"), Operation.MapToArray::new);
      case "each" -> each(a);
      case "derive" -> and(path(a, "path"), expression(a), Operation.Derive::new);
      case "addIndex" -> addIndex(a);
      case "dropIndex" -> text(a, "name").map(Operation.DropIndex::new);
      case "setTtl" ->
          and(path(a, "path"), a.required("after").flatMap(parts::duration), Operation.SetTtl::new);
      default -> custom(a, entry);
    };
  }

  private Optional<Operation> custom(Arguments a, Entry entry) {
    text(a, "description").ifPresent(known -> {});
    return findings.add(
        entry.name().mark(),
        "custom-step",
        "Cannot run a custom step: custom steps are verified but not yet executed");
  }

  private Optional<Expression> valueOrExpression(Arguments a) {
    Optional<YamlNode> value = a.optional("value");
    Optional<YamlNode> expression = a.optional("expression");
    if (value.isPresent() == expression.isPresent()) {
      return value.isPresent()
          ? findings.add(
              expression.orElseThrow().mark(),
              "wrong-kind",
              "Cannot read 'add': either 'value' or 'expression' is expected, not both")
          : a.missing("value");
    }
    return value
        .flatMap(parts.values()::value)
        .<Expression>map(Expression.Literal::new)
        .or(() -> expression.flatMap(parts::expression));
  }

  private Optional<Operation> convert(Arguments a) {
    Given<Otherwise> otherwise = Given.of(a.optional("otherwise"), parts::otherwise);
    return and(path(a, "path"), a.required("to").flatMap(parts::type), Target::new)
        .filter(t -> otherwise.isReadable())
        .map(t -> new Operation.Convert(t.path(), t.second(), orReject(otherwise)));
  }

  private Optional<Operation> mapValues(Arguments a) {
    Given<Otherwise> otherwise = Given.of(a.optional("otherwise"), parts::otherwise);
    return and(path(a, "path"), a.required("values").flatMap(parts::table), Target::new)
        .filter(t -> otherwise.isReadable())
        .map(t -> new Operation.MapValues(t.path(), t.second(), orReject(otherwise)));
  }

  private static Otherwise orReject(Given<Otherwise> otherwise) {
    return otherwise.value().orElseGet(Otherwise.Reject::new);
  }

  private Optional<Operation> split(Arguments a) {
    Optional<String> template = text(a, "template");
    return and(path(a, "path"), a.required("to").flatMap(parts::paths), Target::new)
        .flatMap(t -> template.map(text -> new Operation.Split(t.path(), t.second(), text)));
  }

  private Optional<Operation> merge(Arguments a) {
    Optional<String> template = text(a, "template");
    return and(path(a, "to"), a.required("from").flatMap(parts::paths), Target::new)
        .flatMap(t -> template.map(text -> new Operation.Merge(t.second(), t.path(), text)));
  }

  private Optional<Operation> each(Arguments a) {
    Given<String> key = Given.of(a.optional("key"), parts::text);
    Optional<List<Step>> steps =
        a.required("operations").flatMap(node -> steps(node, a.place().operation()));
    return and(path(a, "path"), steps, Target::new)
        .filter(t -> key.isReadable())
        .map(t -> new Operation.Each(t.path(), key.value(), t.second()));
  }

  private Optional<Operation> addIndex(Arguments a) {
    Given<Boolean> unique = Given.of(a.optional("unique"), parts::truth);
    Given<Boolean> sparse = Given.of(a.optional("sparse"), parts::truth);
    Given<Document> partial = Given.of(a.optional("partial"), parts.values()::document);
    IndexOptions options =
        new IndexOptions(
            unique.value().orElse(false), sparse.value().orElse(false), partial.value());
    boolean readable = unique.isReadable() && sparse.isReadable() && partial.isReadable();
    Optional<Document> keys = a.required("keys").flatMap(this::indexKeys);
    return text(a, "name")
        .filter(name -> readable)
        .flatMap(name -> keys.map(k -> new Operation.AddIndex(name, k, options)));
  }

  private Optional<Document> indexKeys(YamlNode node) {
    Optional<Document> keys = parts.values().document(node);
    boolean worded =
        keys.stream()
            .flatMap(document -> document.names().stream().flatMap(n -> document.get(n).stream()))
            .anyMatch(value -> value instanceof Value.Text text && Words.isDirection(text.value()));
    return worded
        ? findings.add(
            node.mark(), "bad-value", "Cannot read the keys: write 1 upwards and -1 downwards")
        : keys;
  }

  private Optional<Path> path(Arguments a, String name) {
    return a.required(name).flatMap(parts::path);
  }

  private Optional<String> text(Arguments a, String name) {
    return a.required(name).flatMap(parts::text);
  }

  private Optional<Expression> expression(Arguments a) {
    return a.required("expression").flatMap(parts::expression);
  }

  private static <A, B, C> Optional<C> and(
      Optional<A> one, Optional<B> other, BiFunction<A, B, C> join) {
    return one.flatMap(a -> other.map(b -> join.apply(a, b)));
  }

  private record Target<T>(Path path, T second) {}
}
