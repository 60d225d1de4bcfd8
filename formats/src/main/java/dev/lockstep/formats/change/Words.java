package dev.lockstep.formats.change;

import java.util.List;

/** The words of change files. */
final class Words {
  static final String API_VERSION = "lockstep/v1";
  static final String KIND = "Change";
  static final String TARGET_ABSENT = "target absent";
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
  private static final int QUOTED_SIZE_MAX = 60;

  private Words() {}

  /** A word of somebody's file as a message may quote it. */
  static String shortened(String word) {
    String line = word.lines().findFirst().orElse("");
    return line.length() > QUOTED_SIZE_MAX ? line.substring(0, QUOTED_SIZE_MAX) + "…" : line;
  }
}
