package dev.lockstep.registry.document;

import java.util.List;

/**
 * One place of a collection, as the dictionary tells it.
 *
 * @param path where it is; empty for the documents themselves
 * @param values the only ones it may hold, and other bounds
 * @param meaning its name in business, what it stands for and in which unit
 */
record Entry(
    String path,
    String type,
    String required,
    String nullable,
    String values,
    Care care,
    Users users,
    String meaning) {
  /** The columns in their order. */
  static final List<String> COLUMNS =
      List.of(
          "path",
          "type",
          "required",
          "nullable",
          "values and bounds",
          "sensitivity",
          "retention",
          "owner",
          "read by",
          "written by",
          "meaning");

  /** What people owe the data. */
  record Care(String sensitivity, String retention, String owner) {}

  /** Who reads and who writes it. */
  record Users(String readers, String writers) {}

  /** The cells in the order of the columns. */
  List<String> cells() {
    return List.of(
        path,
        type,
        required,
        nullable,
        values,
        care.sensitivity(),
        care.retention(),
        care.owner(),
        users.readers(),
        users.writers(),
        meaning);
  }
}
