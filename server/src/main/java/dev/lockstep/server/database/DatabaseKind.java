package dev.lockstep.server.database;

import java.util.Locale;

/** What the server keeps its data in. */
public enum DatabaseKind {
  SQLITE,
  POSTGRESQL;

  /** The name of the folder with what only this kind understands. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that a JDBC address names. */
  static DatabaseKind of(String address) {
    if (address.startsWith("jdbc:sqlite:")) {
      return SQLITE;
    }
    if (address.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw Databases.unknown();
  }
}
