package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Value;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How the collections that the engine owns are named in Cassandra, whose tables have names of up to
 * 48 letters, digits and underscores. A name that is altered ends with a digest, so that no two
 * collections share a table; the table's comment says which collection it holds.
 */
final class OwnedNames {
  /** What every collection of the engine's begins with, unless its name has a dot. */
  static final String PREFIX = "lockstep_";

  /**
   * What the table that says which column of another holds which field is called; no collection.
   */
  private static final String COLUMNS = "." + PREFIX + "columns";

  private static final String COMMENT = "Lockstep keeps here: ";
  private static final int LENGTH_MAX = 48;
  private static final int DIGITS = 12;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_]{1,%d}".formatted(LENGTH_MAX));
  private static final Pattern ALTERED = Pattern.compile(".*_[0-9a-f]{%d}".formatted(DIGITS));

  private OwnedNames() {}

  /** Whether a collection of this name is the engine's, and no table of a user. */
  static boolean isOwned(String collection) {
    return collection.startsWith(PREFIX) || collection.indexOf('.') >= 0;
  }

  /** The table of a collection that the engine owns. */
  static String table(String collection) {
    if (PLAIN.matcher(collection).matches() && !ALTERED.matcher(collection).matches()) {
      return collection;
    }
    String stem = collection.replaceAll("[^A-Za-z0-9_]", "_");
    String digest = Digest.of(Value.text(collection)).toString().substring(0, DIGITS);
    return stem.substring(0, Math.min(stem.length(), LENGTH_MAX - DIGITS - 1)) + "_" + digest;
  }

  /** What the records of a table's columns are kept as. */
  static String columns(String table) {
    return table + COLUMNS;
  }

  /** The comment of the table of a collection, as a literal. */
  static String comment(String collection) {
    return "'" + (COMMENT + collection).replace("'", "''") + "'";
  }

  /** The collection that a table holds for the engine, if it does. */
  static Optional<String> collection(TableMetadata table) {
    return Optional.ofNullable(table.getOptions().get(CqlIdentifier.fromInternal("comment")))
        .map(Object::toString)
        .filter(comment -> comment.startsWith(COMMENT))
        .map(comment -> comment.substring(COMMENT.length()))
        .filter(collection -> table(collection).equals(table.getName().asInternal()));
  }

  /** The collections of a keyspace, users' tables and the engine's own, under their names. */
  static Set<String> collections(KeyspaceMetadata keyspace) {
    Set<String> names = new TreeSet<>();
    keyspace
        .getTables()
        .forEach((id, table) -> names.add(collection(table).orElse(id.asInternal())));
    names.removeIf(name -> name.endsWith(COLUMNS));
    return names;
  }
}
