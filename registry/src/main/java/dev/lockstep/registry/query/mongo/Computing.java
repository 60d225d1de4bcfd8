package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Expressions of aggregations: the paths that they read, and the same ones over other paths. */
final class Computing {
  /** Operators that read nothing but what stands in their operands, which are expressions. */
  private static final Set<String> OPERATORS =
      Set.of(
          "$sum",
          "$avg",
          "$min",
          "$max",
          "$first",
          "$last",
          "$push",
          "$addToSet",
          "$add",
          "$subtract",
          "$multiply",
          "$divide",
          "$concat",
          "$cond",
          "$ifNull",
          "$eq",
          "$ne",
          "$gt",
          "$gte",
          "$lt",
          "$lte",
          "$and",
          "$or",
          "$not",
          "$toUpper",
          "$toLower",
          "$size",
          "$year",
          "$month",
          "$dayOfMonth",
          "$abs",
          "$mod");

  private static final int DEPTH_MAX = 100;

  private Computing() {}

  static boolean isKnown(Value value) {
    return isKnown(value, 0);
  }

  private static boolean isKnown(Value value, int depth) {
    if (depth > DEPTH_MAX) {
      return false;
    }
    return switch (value) {
      case Value.Text text -> !text.value().startsWith("$") || reference(text).isPresent();
      case Value.Array array -> array.items().stream().allMatch(v -> isKnown(v, depth + 1));
      case Document document -> {
        boolean known = true;
        for (int i = 0; i < document.size(); i++) {
          String name = document.name(i);
          known &= !name.startsWith("$") || OPERATORS.contains(name);
          known &= isKnown(document.value(i), depth + 1);
        }
        yield known;
      }
      default -> true;
    };
  }

  private static Optional<Path> reference(Value.Text text) {
    return text.value().startsWith("$") && !text.value().startsWith("$$")
        ? Dotted.path(text.value().substring(1))
        : Optional.empty();
  }

  static List<Path> paths(Value value) {
    List<Path> paths = new ArrayList<>();
    collect(value, paths);
    return paths;
  }

  private static void collect(Value value, List<Path> paths) {
    switch (value) {
      case Value.Text text -> reference(text).ifPresent(paths::add);
      case Value.Array array -> array.items().forEach(item -> collect(item, paths));
      case Document document -> {
        for (int i = 0; i < document.size(); i++) {
          collect(document.value(i), paths);
        }
      }
      default -> {}
    }
  }

  /** The expression over other paths. */
  static Value map(Value value, Function<Path, Path> to) {
    return switch (value) {
      case Value.Text text ->
          reference(text)
              .<Value>map(path -> Value.text("$" + Dotted.text(to.apply(path))))
              .orElse(text);
      case Value.Array array ->
          new Value.Array(array.items().stream().map(item -> map(item, to)).toList());
      case Document document -> {
        Document.Builder fields = Document.builder();
        for (int i = 0; i < document.size(); i++) {
          fields.add(document.name(i), map(document.value(i), to));
        }
        yield fields.build();
      }
      default -> value;
    };
  }
}
