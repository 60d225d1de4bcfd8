package dev.lockstep.model.example;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries an example of a document through operations, by the types that each of them gives.
 *
 * <p>Where an operation has several results, as one with a constant for what it has no place for,
 * there is an example of each. Their number grows with the operations, not with their combinations.
 */
public final class Examples {
  private Examples() {}

  /**
   * Examples of what the operations make of a document like this one. A field is missing where
   * nothing tells its type. The first one is of what becomes of a value that all of them have a
   * place for.
   */
  public static List<Document> after(List<Step> steps, Document example) {
    List<Document> examples = List.of(example);
    for (Step step : steps) {
      List<Document> next = new ArrayList<>(after(step, examples.getFirst()));
      examples.stream().skip(1).map(other -> after(step, other).getFirst()).forEach(next::add);
      examples = next.stream().distinct().toList();
    }
    return examples;
  }

  private static List<Document> after(Step step, Document example) {
    List<Document> changed = after(step.operation(), example);
    return step.when().isEmpty()
        ? changed
        : Stream.concat(changed.stream(), Stream.of(example)).toList();
  }

  private static List<Document> after(Operation operation, Document example) {
    return switch (operation) {
      case Operation.Add add ->
          with(example, add.path(), ExpressionExamples.of(add.value(), example));
      case Operation.Derive derive ->
          with(example, derive.path(), ExpressionExamples.of(derive.value(), example));
      case Operation.Remove remove -> List.of(without(example, remove.path()));
      case Operation.Rename(Path from, Path to) -> moved(example, from, to);
      case Operation.Move(Path from, Path to) -> moved(example, from, to);
      case Operation.Copy(Path from, Path to) -> with(example, to, at(example, from));
      case Operation.Convert convert ->
          with(
              example,
              convert.path(),
              or(
                  TypeExamples.of(convert.to(), at(example, convert.path())).stream(),
                  convert.otherwise(),
                  at(example, convert.path())));
      case Operation.MapValues(Path path, Map<Value, Value> values, Otherwise otherwise) ->
          with(example, path, or(values.values().stream(), otherwise, at(example, path)));
      case Operation.Split(Path path, List<Path> to, String template) ->
          List.of(texts(without(example, path), to));
      case Operation.Merge(List<Path> from, Path to, String template) -> {
        Document rest = example;
        for (Path path : from) {
          rest = without(rest, path);
        }
        yield List.of(texts(rest, List.of(to)));
      }
      case Operation.Wrap(Path path) ->
          with(example, path, at(example, path).<Value>map(Value.Array::of));
      case Operation.Unwrap(Path path) ->
          with(example, path, at(example, path).flatMap(Containers::first));
      case Operation.ArrayToMap(Path path, String key) ->
          with(example, path, at(example, path).map(array -> Containers.map(array, key)));
      case Operation.MapToArray(Path path, String key) ->
          with(example, path, at(example, path).map(map -> Containers.array(map, key)));
      case Operation.Each each ->
          with(
              example,
              each.path().container(),
              at(example, each.path().container())
                  .map(whole -> Containers.each(whole, part -> inside(each.operations(), part))));
      case Operation.AddIndex index -> List.of(example);
      case Operation.DropIndex index -> List.of(example);
      case Operation.SetTtl ttl -> List.of(example);
    };
  }

  private static List<Document> moved(Document example, Path from, Path to) {
    return with(without(example, from), to, at(example, from));
  }

  private static Value inside(List<Step> steps, Value part) {
    return part instanceof Document document ? after(steps, document).getFirst() : part;
  }

  private static List<Value> or(
      Stream<Value> usual, Otherwise otherwise, Optional<Value> original) {
    Stream<Value> other =
        switch (otherwise) {
          case Otherwise.Constant(Value value) -> Stream.of(value);
          case Otherwise.Keep keep -> original.stream();
          case Otherwise.Absent absent -> Stream.empty();
          case Otherwise.Reject reject -> Stream.empty();
        };
    return Stream.concat(usual, other).filter(value -> !value.equals(Value.NULL)).toList();
  }

  private static Document texts(Document example, List<Path> paths) {
    Document all = example;
    for (Path path : paths) {
      all = with(all, path, List.of(TypeExamples.TEXT)).getFirst();
    }
    return all;
  }

  private static Optional<Value> at(Document example, Path path) {
    return path.isStatic() ? Places.get(example, path) : Optional.empty();
  }

  private static Document without(Document example, Path path) {
    return path.isStatic() ? Places.unset(example, path) : example;
  }

  private static List<Document> with(Document example, Path path, Optional<Value> value) {
    return with(example, path, value.stream().toList());
  }

  /** An example for each of the values; without any, nothing is known of the path. */
  private static List<Document> with(Document example, Path path, List<Value> values) {
    if (!path.isStatic() || !Places.canHold(example, path)) {
      return List.of(example);
    }
    return values.isEmpty()
        ? List.of(without(example, path))
        : values.stream().map(value -> Places.set(example, path, value)).distinct().toList();
  }
}
