package dev.lockstep.model.check;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Performs one operation at one place. */
final class Performance {
  private final Workplace place;
  private final Fields root;

  private Performance(Workplace place) {
    this.place = place;
    this.root = place.root();
  }

  /** What performs an operation at a place, all that no document changes worked out. */
  static Consumer<Workplace> of(Operation operation) {
    return switch (operation) {
      case Operation.Add add -> at(p -> p.assign(add.path(), add.value()));
      case Operation.Derive derive -> at(p -> p.assign(derive.path(), derive.value()));
      case Operation.Copy copy -> at(p -> p.copy(copy.from(), copy.to()));
      case Operation.Remove remove -> at(p -> Tree.drop(p.root, p.place.names(remove.path())));
      case Operation.Rename rename -> at(p -> p.rename(rename.from(), rename.to()));
      case Operation.Move move -> at(p -> p.move(move.from(), move.to()));
      case Operation.Convert convert -> at(p -> p.convert(convert));
      case Operation.MapValues map -> at(p -> p.mapValues(map));
      case Operation.Split split -> {
        Gapped template = new Gapped(split.template(), split.to());
        yield place -> new Joint(place, split.path(), template).cut();
      }
      case Operation.Merge merge -> {
        Gapped template = new Gapped(merge.template(), merge.from());
        yield place -> new Joint(place, merge.to(), template).join();
      }
      case Operation.Wrap wrap -> at(p -> p.wrap(wrap.path()));
      case Operation.Unwrap unwrap -> at(p -> p.unwrap(unwrap.path()));
      case Operation.ArrayToMap map ->
          place -> Grouping.toMap(place.root(), place.names(map.path()), map.key());
      case Operation.MapToArray map ->
          place -> Grouping.toList(place.root(), place.names(map.path()), map.key());
      case Operation.Each each -> throw new IllegalArgumentException("Performed by element");
      case Operation.AddIndex index -> place -> {};
      case Operation.DropIndex index -> place -> {};
      case Operation.SetTtl ttl -> place -> {};
    };
  }

  private static Consumer<Workplace> at(Consumer<Performance> action) {
    return place -> action.accept(new Performance(place));
  }

  private void assign(Path path, Expression expression) {
    Optional<Value> value = expression.evaluate(place.seen());
    value.ifPresent(v -> Tree.set(root, place.names(path), v));
  }

  private void copy(Path from, Path to) {
    if (Tree.has(root, place.names(from))) {
      Tree.set(root, place.names(to), Tree.freeze(Tree.get(root, place.names(from))));
    }
  }

  private void rename(Path from, Path to) {
    Tree.rename(root, place.names(from), place.names(to).getLast());
  }

  private void move(Path from, Path to) {
    List<String> source = place.names(from);
    List<String> target = place.names(to);
    if (!Tree.has(root, source)) {
      return;
    }
    Object value = Tree.get(root, source);
    if (from.isPrefixOf(to)) {
      Fields around = new Fields();
      Tree.set(around, target.subList(source.size(), target.size()), value);
      Tree.set(root, source, around);
    } else if (to.isPrefixOf(from)) {
      Tree.set(root, target, value);
    } else if (source.size() == target.size()
        && source.subList(0, source.size() - 1).equals(target.subList(0, target.size() - 1))) {
      rename(from, to);
    } else {
      Tree.drop(root, source);
      Tree.set(root, target, value);
    }
  }

  private void convert(Operation.Convert convert) {
    List<String> names = place.names(convert.path());
    if (!Tree.has(root, names)) {
      return;
    }
    Value value = Tree.freeze(Tree.get(root, names));
    if (value.type() == ValueType.NULL || value.type() == convert.to()) {
      return;
    }
    Wording.as(convert.to(), value)
        .ifPresentOrElse(
            converted -> Tree.set(root, names, converted),
            () -> otherwise(convert.otherwise(), names));
  }

  private void mapValues(Operation.MapValues map) {
    List<String> names = place.names(map.path());
    if (!Tree.has(root, names)) {
      return;
    }
    Value value = Tree.freeze(Tree.get(root, names));
    for (Map.Entry<Value, Value> entry : map.values().entrySet()) {
      if (entry.getKey().equals(value)) {
        Tree.set(root, names, entry.getValue());
        return;
      }
    }
    otherwise(map.otherwise(), names);
  }

  private void otherwise(Otherwise otherwise, List<String> names) {
    switch (otherwise) {
      case Otherwise.Constant constant -> Tree.set(root, names, constant.value());
      case Otherwise.Absent a -> Tree.drop(root, names);
      case Otherwise.Keep k -> {}
      case Otherwise.Reject r -> throw new Refusal();
    }
  }

  private void wrap(Path path) {
    List<String> names = place.names(path);
    if (Tree.has(root, names) && !(Tree.get(root, names) instanceof List<?>)) {
      Tree.set(root, names, new ArrayList<>(List.of(Tree.get(root, names))));
    }
  }

  private void unwrap(Path path) {
    List<String> names = place.names(path);
    if (Tree.has(root, names) && Tree.get(root, names) instanceof List<?> list) {
      if (list.isEmpty()) {
        Tree.drop(root, names);
      } else {
        Tree.set(root, names, list.getFirst());
      }
    }
  }
}
