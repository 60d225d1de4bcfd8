package dev.lockstep.server.registry;

import dev.lockstep.server.database.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Published files as rows. Threads share it. */
@Component
class Shelf {
  private static final String COLUMNS =
      "SELECT kind, name, version, team, digest, publisher, time, position FROM artifact ";

  private final Database database;

  Shelf(Database database) {
    this.database = database;
  }

  /** The SHA-256 of bytes. */
  static String digest(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  /** The place of the last publication. */
  long position() {
    return database
        .sql()
        .sql("SELECT coalesce(max(position), 0) FROM artifact")
        .query(Long.class)
        .single();
  }

  /** Puts a file there; the caller decides. */
  void put(Artifact artifact, byte[] content) {
    int added =
        database
            .sql()
            .sql("INSERT INTO artifact VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .params(
                artifact.kind().word(),
                artifact.name(),
                artifact.version(),
                artifact.team(),
                artifact.digest(),
                Base64.getEncoder().encodeToString(content),
                artifact.publisher(),
                artifact.published().toEpochMilli(),
                artifact.position())
            .update();
    assert added == 1;
  }

  /** All, in the order of their publication. */
  List<Artifact> all() {
    return database
        .sql()
        .sql(COLUMNS + "ORDER BY position")
        .query((row, number) -> artifact(row))
        .list();
  }

  /** All versions of one, in the order of their publication. */
  List<Artifact> versions(Kind kind, String name) {
    return database
        .sql()
        .sql(COLUMNS + "WHERE kind = ? AND name = ? ORDER BY position")
        .params(kind.word(), name)
        .query((row, number) -> artifact(row))
        .list();
  }

  /** The version of one that was published last. */
  Optional<Artifact> last(Kind kind, String name) {
    return versions(kind, name).stream().reduce((one, other) -> other);
  }

  /** Some of a kind, the newest first. */
  List<Artifact> before(Kind kind, long position, int limit) {
    return database
        .sql()
        .sql(COLUMNS + "WHERE kind = ? AND position < ? ORDER BY position DESC LIMIT ?")
        .params(kind.word(), position, limit)
        .query((row, number) -> artifact(row))
        .list();
  }

  /** The bytes of one. */
  Optional<byte[]> content(Kind kind, String name, String version) {
    return database
        .sql()
        .sql("SELECT content FROM artifact WHERE kind = ? AND name = ? AND version = ?")
        .params(kind.word(), name, version)
        .query(String.class)
        .optional()
        .map(text -> Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static Artifact artifact(ResultSet row) throws SQLException {
    return new Artifact(
        Kind.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getLong(8));
  }
}
