package dev.lockstep.formats.change;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of change files. */
final class Words {
  static final String API_VERSION = "lockstep/v1";
  static final String KIND = "Change";
  static final String TARGET_ABSENT = "target absent";
  static final List<String> NEARLY_ABSENT =
      List.of("absent", "missing", "targetAbsent", "target_absent", "target missing", "not exists");
  static final String CUSTOM = "custom";
  static final String WHEN = "when";
  static final List<String> OPERATIONS =
      List.of(
          "add",
          "remove",
          "rename",
          "move",
          "copy",
          "convert",
          "mapValues",
          "split",
          "merge",
          "wrap",
          "unwrap",
          "arrayToMap",
          "mapToArray",
          "each",
          "derive",
          "addIndex",
          "dropIndex",
          "setTtl",
          CUSTOM);

  /** Operations with a single argument, which may stand beside their name. */
  static final List<String> SHORT = List.of("remove", "wrap", "unwrap", "dropIndex");

  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("add", "{path: active, value: true}"),
          Map.entry("remove", "{path: fax}"),
          Map.entry("rename", "{from: town, to: city}"),
          Map.entry("move", "{from: city, to: address.city}"),
          Map.entry("copy", "{from: email, to: login}"),
          Map.entry("convert", "{path: rating, to: double, otherwise: null}"),
          Map.entry("mapValues", "{path: theme, values: {noir: dark}, otherwise: keep}"),
          Map.entry("split", "{path: name, to: [first, last], template: \"{first} {last}\"}"),
          Map.entry("merge", "{from: [first, last], to: name, template: \"{first} {last}\"}"),
          Map.entry("wrap", "{path: tag}"),
          Map.entry("unwrap", "{path: tags}"),
          Map.entry("arrayToMap", "{path: scores, key: type}"),
          Map.entry("mapToArray", "{path: scores, key: type}"),
          Map.entry("each", "{path: \"items[]\", operations: [remove: fax]}"),
          Map.entry("derive", "{path: email, expression: lower(email)}"),
          Map.entry("addIndex", "{name: by_city, keys: {city: 1}}"),
          Map.entry("dropIndex", "{name: by_town}"),
          Map.entry("setTtl", "{path: seenAt, after: 30d}"),
          Map.entry(CUSTOM, "{description: what it does}"));

  private Words() {}

  static boolean isDirection(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.startsWith("asc") || lower.startsWith("desc");
  }

  /** An operation as it is written. */
  static String example(String operation) {
    return operation + ": " + EXAMPLES.getOrDefault(operation, "{}");
  }
}
