package dev.lockstep.formats.change;

import dev.lockstep.formats.cel.CelWriter;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.ContractStep;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Guard;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.version.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A change as one document: named parts in one fixed order, each default left out. */
final class ChangeTree {
  private ChangeTree() {}

  static Document of(Change change) {
    Document tree =
        Document.of("apiVersion", text(Words.API_VERSION), "kind", text(Words.KIND))
            .with("id", text(change.id()))
            .with("title", text(change.title()));
    tree = with(tree, "contract", step(change, step -> Optional.of(step.contract())));
    tree = with(tree, "collection", step(change, ContractStep::collection));
    tree = with(tree, "from", step(change, step -> step.from().map(Version::text)));
    tree = with(tree, "to", step(change, step -> step.to().map(Version::text)));
    tree = with(tree, "owner", change.owner().map(Value::text));
    tree = with(tree, "rationale", change.rationale().map(Value::text));
    tree = tree.with("operations", steps(change.operations()));
    return with(tree, "rollout", change.rollout().map(Value::text));
  }

  private static Optional<Value> step(
      Change change, Function<ContractStep, Optional<String>> part) {
    return change.contract().flatMap(part).map(Value::text);
  }

  private static Value steps(List<Step> steps) {
    return new Value.Array(steps.stream().<Value>map(ChangeTree::step).toList());
  }

  private static Document step(Step step) {
    Operation operation = step.operation();
    return with(
        Document.of(operation.word(), arguments(operation)),
        Words.WHEN,
        step.when().map(ChangeTree::guard));
  }

  private static Value guard(Guard guard) {
    return switch (guard) {
      case Guard.Holds holds -> expression(holds.expression());
      case Guard.TargetAbsent absent -> text(Words.TARGET_ABSENT);
    };
  }

  private static Document arguments(Operation operation) {
    return switch (operation) {
      case Operation.Add add -> add(add);
      case Operation.Remove remove -> path(remove.path());
      case Operation.Rename rename -> fromTo(rename.from(), rename.to());
      case Operation.Move move -> fromTo(move.from(), move.to());
      case Operation.Copy copy -> fromTo(copy.from(), copy.to());
      case Operation.Convert convert ->
          otherwise(
              path(convert.path()).with("to", text(convert.to().word())), convert.otherwise());
      case Operation.MapValues map ->
          otherwise(path(map.path()).with("values", table(map.values())), map.otherwise());
      case Operation.Split split ->
          path(split.path()).with("to", paths(split.to())).with("template", text(split.template()));
      case Operation.Merge merge ->
          Document.of("from", paths(merge.from()), "to", text(merge.to()))
              .with("template", text(merge.template()));
      case Operation.Wrap wrap -> path(wrap.path());
      case Operation.Unwrap unwrap -> path(unwrap.path());
      case Operation.ArrayToMap map -> path(map.path()).with("key", text(map.key()));
      case Operation.MapToArray map -> path(map.path()).with("key", text(map.key()));
      case Operation.Each each ->
          with(path(each.path()), "key", each.key().map(Value::text))
              .with("operations", steps(each.operations()));
      case Operation.Derive derive ->
          path(derive.path()).with("expression", expression(derive.value()));
      case Operation.AddIndex index -> index(index);
      case Operation.DropIndex index -> Document.of("name", text(index.name()));
      case Operation.SetTtl ttl -> path(ttl.path()).with("after", text(ttl.after().toString()));
    };
  }

  private static Document add(Operation.Add add) {
    return add.value() instanceof Expression.Literal literal
        ? path(add.path()).with("value", literal.value())
        : path(add.path()).with("expression", expression(add.value()));
  }

  private static Document index(Operation.AddIndex index) {
    Document arguments = Document.of("name", text(index.name()), "keys", index.keys());
    if (index.options().unique()) {
      arguments = arguments.with("unique", Value.bool(true));
    }
    if (index.options().sparse()) {
      arguments = arguments.with("sparse", Value.bool(true));
    }
    return with(arguments, "partial", index.options().partial().map(partial -> partial));
  }

  private static Value table(Map<Value, Value> values) {
    return new Value.Array(
        values.entrySet().stream()
            .<Value>map(entry -> Document.of("from", entry.getKey(), "to", entry.getValue()))
            .toList());
  }

  private static Document otherwise(Document arguments, Otherwise otherwise) {
    return switch (otherwise) {
      case Otherwise.Reject reject -> arguments;
      case Otherwise.Absent absent -> arguments.with("otherwise", text("absent"));
      case Otherwise.Keep keep -> arguments.with("otherwise", text("keep"));
      case Otherwise.Constant constant ->
          arguments.with("otherwise", Document.of("value", constant.value()));
    };
  }

  private static Document path(Path path) {
    return Document.of("path", text(path));
  }

  private static Document fromTo(Path from, Path to) {
    return Document.of("from", text(from), "to", text(to));
  }

  private static Value paths(List<Path> paths) {
    return new Value.Array(paths.stream().<Value>map(ChangeTree::text).toList());
  }

  private static Value expression(Expression expression) {
    return text(CelWriter.write(expression));
  }

  private static Value text(Path path) {
    return text(path.toString());
  }

  private static Value text(String text) {
    return Value.text(text);
  }

  private static Document with(Document document, String name, Optional<Value> value) {
    return value.map(present -> document.with(name, present)).orElse(document);
  }
}
