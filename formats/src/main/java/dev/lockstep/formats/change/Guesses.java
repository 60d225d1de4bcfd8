package dev.lockstep.formats.change;

import dev.lockstep.model.problem.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What people who come from other tools write, and the word of ours that says it. */
final class Guesses {
  private static final Map<String, List<String>> OPERATIONS =
      Map.ofEntries(
          meant("add", "set", "default", "setdefault", "setfield", "backfill"),
          meant("remove", "unset", "drop", "dropfield", "delete", "deletefield"),
          meant("move", "nest", "unnest", "flatten", "embed", "hoist", "plunge", "lift", "extract"),
          meant("convert", "cast", "changetype", "retype", "converttype", "type"),
          meant("mapValues", "map", "mapvalue", "replace", "enum", "translate", "replacevalues"),
          meant("merge", "concat", "join", "combine"),
          meant("each", "foreach", "in", "mapitems"),
          meant(
              "derive", "compute", "calculate", "project", "transform", "lowercase", "expression"),
          meant("addIndex", "createindex", "ensureindex", "index", "createindexes"),
          meant("dropIndex", "removeindex", "deleteindex"),
          meant("setTtl", "ttl", "expire", "expireafter", "expireafterseconds"),
          meant("custom", "script", "javascript", "js", "run", "exec", "update", "function"));
  private static final Map<String, List<String>> ARGUMENTS =
      Map.ofEntries(
          meant("path", "field", "name", "column", "key", "source", "from", "paths"),
          meant("from", "field", "source", "path", "paths", "fields", "old", "oldname"),
          meant("to", "type", "into", "target", "dest", "destination", "as", "new", "newname"),
          meant("value", "default", "constant", "defaultvalue"),
          meant("otherwise", "default", "onerror", "else", "fallback", "onfailure", "rest"),
          meant("template", "separator", "delimiter", "by", "sep", "pattern", "format"),
          meant("values", "mapping", "map", "table", "mappings", "cases"),
          meant("keys", "fields", "key", "columns"),
          meant("after", "seconds", "ttl", "expireafterseconds", "duration"),
          meant("operations", "do", "steps", "apply", "ops"),
          meant("expression", "expr", "formula", "cel", "compute"));
  private static final Map<String, List<String>> TYPES =
      Map.ofEntries(
          meant("int", "int32", "integer", "i32"),
          meant("long", "int64", "bigint", "i64"),
          meant("double", "number", "float", "float64", "numeric"),
          meant("decimal", "decimal128", "numberdecimal", "bigdecimal"),
          meant("bool", "boolean"),
          meant("string", "text", "str", "varchar"),
          meant("date", "datetime", "isodate", "time"),
          meant("objectId", "oid", "id"),
          meant("binary", "uuid", "bindata"),
          meant("array", "list"),
          meant("document", "object", "map", "json"));

  private Guesses() {}

  private static Map.Entry<String, List<String>> meant(String word, String... guesses) {
    return Map.entry(word, List.of(guesses));
  }

  /** A suggestion of an operation to append to a sentence. */
  static String ofOperation(String word) {
    return find(word, OPERATIONS, Words.OPERATIONS)
        .or(() -> beginning(word))
        .map(found -> "; did you mean %s, as in '%s'?".formatted(found, Words.example(found)))
        .or(() -> Nearest.to(word, Words.OPERATIONS).map("; did you mean %s?"::formatted))
        .orElse("; the operations are " + String.join(", ", Words.OPERATIONS));
  }

  /** Such as {@code renameField} or {@code rename_field}. */
  private static Optional<String> beginning(String word) {
    String plain = plain(word);
    return Words.OPERATIONS.stream()
        .filter(operation -> plain.startsWith(operation.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** A suggestion of one of the known arguments, or nothing; what is given is hardly meant. */
  static String ofArgument(String word, Collection<String> known, Collection<String> given) {
    return find(word, ARGUMENTS, known.stream().filter(name -> !given.contains(name)).toList())
        .map("; did you mean %s?"::formatted)
        .orElseGet(() -> Nearest.suggestion(word, known));
  }

  /** A suggestion of a type, or nothing. */
  static String ofType(String word, Collection<String> known) {
    return find(word, TYPES, known)
        .map("; did you mean %s?"::formatted)
        .orElseGet(() -> Nearest.suggestion(word, known));
  }

  private static Optional<String> find(
      String word, Map<String, List<String>> guesses, Collection<String> known) {
    String plain = plain(word);
    return known.stream()
        .filter(name -> guesses.getOrDefault(name, List.of()).contains(plain))
        .findFirst();
  }

  private static String plain(String word) {
    return word.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }
}
