package dev.lockstep.registry.query.cql;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.path.Path;
import java.util.Locale;

/** What an index of a table can find. */
record IndexUse(Index index, Table table) {
  /** Whether an index helps. */
  enum Help {
    YES,
    NO,
    /** Nothing is known of this kind of index. */
    UNKNOWN
  }

  private String kind() {
    return index.kind().orElse("").toLowerCase(Locale.ROOT);
  }

  /** Indexes of this kind find by several of them at once. */
  boolean isAttached() {
    return kind().contains("sai") || kind().contains("storageattached");
  }

  private boolean isOn(Path column) {
    return index.keys().getFirst().path().root().equals(column.root());
  }

  /** Whether it finds rows by one column. */
  Help helps(Path column, String operator) {
    if (!isOn(column) || kind().contains("view")) {
      return Help.NO;
    }
    String rest = kind().replaceAll("storageattachedindex|sai|secondary|2i", "").strip();
    return switch (rest) {
      case "", "values" -> ofValues(column, operator);
      case "keys" -> of(operator.equals("CONTAINS KEY"));
      case "entries" -> of(operator.equals("[]="));
      case "full" -> of(operator.equals("="));
      default -> Help.UNKNOWN;
    };
  }

  private Help ofValues(Path column, String operator) {
    return switch (operator) {
      case "=" -> of(!table.isCollection(column));
      case "CONTAINS" -> Help.YES;
      case "<", "<=", ">", ">=" ->
          isAttached() ? table.isOrdered(column).map(IndexUse::of).orElse(Help.UNKNOWN) : Help.NO;
      default -> Help.NO;
    };
  }

  private static Help of(boolean helps) {
    return helps ? Help.YES : Help.NO;
  }
}
