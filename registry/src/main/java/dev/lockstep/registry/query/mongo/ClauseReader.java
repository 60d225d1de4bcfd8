package dev.lockstep.registry.query.mongo;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parts of commands by their names. */
final class ClauseReader {
  /** What says nothing about paths. */
  private static final Set<String> PLAIN =
      Set.of(
          "find",
          "aggregate",
          "count",
          "distinct",
          "update",
          "delete",
          "findAndModify",
          "findandmodify",
          "$db",
          "limit",
          "skip",
          "batchSize",
          "singleBatch",
          "comment",
          "maxTimeMS",
          "readConcern",
          "writeConcern",
          "allowDiskUse",
          "multi",
          "upsert",
          "ordered",
          "new",
          "remove",
          "cursor",
          "noCursorTimeout",
          "hint",
          "collation",
          "tailable",
          "awaitData",
          "bypassDocumentValidation",
          "lsid");

  private static final Set<String> EDITS =
      Set.of(
          "$set",
          "$unset",
          "$inc",
          "$mul",
          "$min",
          "$max",
          "$push",
          "$pull",
          "$pullAll",
          "$addToSet",
          "$pop",
          "$setOnInsert",
          "$currentDate",
          "$bit");

  private final FilterReader filters;

  ClauseReader(Parameters parameters) {
    this.filters = new FilterReader(parameters);
  }

  Clause.Group group(Document document, String place) {
    Map<String, Clause> parts = new LinkedHashMap<>();
    for (int i = 0; i < document.size(); i++) {
      String name = document.name(i);
      String here = place.isEmpty() ? name : place + "." + name;
      parts.put(name, part(name, document.value(i), here));
    }
    return new Clause.Group(parts);
  }

  private Clause part(String name, Value value, String place) {
    return switch (name) {
      case "filter", "query", "q" -> new Clause.Where(filters.read(value, place));
      case "sort" -> order(value);
      case "projection", "fields" -> shown(value).orElse(new Clause.Unknown(value));
      case "update" -> value instanceof Value.Text ? new Clause.Kept(value) : edits(value);
      case "u" -> edits(value);
      case "key" -> named(value, "");
      case "updates", "deletes" -> each(value, place);
      case "pipeline" -> pipeline(value, place);
      default -> PLAIN.contains(name) ? new Clause.Kept(value) : new Clause.Unknown(value);
    };
  }

  private Clause each(Value value, String place) {
    if (!(value instanceof Value.Array array)) {
      return new Clause.Unknown(value);
    }
    List<Clause> parts = new ArrayList<>();
    for (Value item : array.items()) {
      parts.add(
          item instanceof Document document
              ? group(document, place + "[" + parts.size() + "]")
              : new Clause.Unknown(item));
    }
    return new Clause.Each(parts);
  }

  private static Clause order(Value value) {
    return paths(value)
        .filter(keys -> keys.values().stream().allMatch(ClauseReader::isDirection))
        .<Clause>map(Clause.Order::new)
        .orElse(new Clause.Unknown(value));
  }

  private static boolean isDirection(Value value) {
    return value.equals(Value.int32(1)) || value.equals(Value.int32(-1));
  }

  private static Optional<Clause> shown(Value value) {
    return paths(value)
        .filter(keys -> keys.values().stream().allMatch(ClauseReader::isSwitch))
        .map(Clause.Shown::new);
  }

  private static boolean isSwitch(Value value) {
    return value instanceof Value.Bool
        || value.equals(Value.int32(1))
        || value.equals(Value.int32(0));
  }

  private static Clause named(Value value, String prefix) {
    return value instanceof Value.Text text && text.value().startsWith(prefix)
        ? Dotted.path(text.value().substring(prefix.length()))
            .<Clause>map(path -> new Clause.Named(path, prefix))
            .orElse(new Clause.Unknown(value))
        : new Clause.Unknown(value);
  }

  private static Optional<Map<Path, Value>> paths(Value value) {
    if (!(value instanceof Document document)) {
      return Optional.empty();
    }
    Map<Path, Value> paths = new LinkedHashMap<>();
    for (int i = 0; i < document.size(); i++) {
      Optional<Path> path = Dotted.path(document.name(i));
      if (path.isEmpty()) {
        return Optional.empty();
      }
      paths.put(path.get(), document.value(i));
    }
    return Optional.of(paths);
  }

  /** A replacement and a pipeline write more than the paths they name. */
  private static Clause edits(Value value) {
    Map<String, Map<Path, Value>> operators = new LinkedHashMap<>();
    if (!(value instanceof Document document) || document.isEmpty()) {
      return new Clause.Unknown(value);
    }
    for (int i = 0; i < document.size(); i++) {
      Optional<Map<Path, Value>> paths = paths(document.value(i));
      if (!EDITS.contains(document.name(i)) || paths.isEmpty()) {
        return new Clause.Unknown(value);
      }
      operators.put(document.name(i), paths.get());
    }
    return new Clause.Edits(operators);
  }

  private Clause pipeline(Value value, String place) {
    if (!(value instanceof Value.Array array)) {
      return new Clause.Unknown(value);
    }
    List<Clause.Group> stages = new ArrayList<>();
    for (Value item : array.items()) {
      if (!(item instanceof Document stage) || stage.size() != 1) {
        return new Clause.Unknown(value);
      }
      String name = stage.name(0);
      String here = place + "[" + stages.size() + "]." + name;
      stages.add(new Clause.Group(Map.of(name, stage(name, stage.value(0), here))));
    }
    return new Clause.Pipeline(stages);
  }

  private Clause stage(String name, Value value, String place) {
    return switch (name) {
      case "$match" -> new Clause.Where(filters.read(value, place));
      case "$sort" -> order(value);
      case "$limit", "$skip", "$count" -> new Clause.Kept(value);
      case "$unwind" -> named(value, "$");
      case "$project" -> shown(value).orElseGet(() -> computed(value));
      case "$group", "$addFields", "$set" -> computed(value);
      default -> new Clause.Unknown(value);
    };
  }

  private static Clause computed(Value value) {
    return value instanceof Document && Computing.isKnown(value)
        ? new Clause.Computed(value)
        : new Clause.Unknown(value);
  }
}
