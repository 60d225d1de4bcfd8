package dev.lockstep.registry.cql;

import java.util.Set;
import java.util.regex.Pattern;

/** Names as CQL writes them. */
public final class Names {
  private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9_]*");

  /** The words that no name without quotes may be. */
  private static final Set<String> RESERVED =
      Set.of(
          "add",
          "allow",
          "alter",
          "and",
          "apply",
          "asc",
          "authorize",
          "batch",
          "begin",
          "by",
          "columnfamily",
          "create",
          "default",
          "delete",
          "desc",
          "describe",
          "drop",
          "entries",
          "execute",
          "from",
          "full",
          "grant",
          "if",
          "in",
          "index",
          "infinity",
          "insert",
          "into",
          "is",
          "keyspace",
          "limit",
          "materialized",
          "mbean",
          "mbeans",
          "modify",
          "nan",
          "norecursive",
          "not",
          "null",
          "of",
          "on",
          "or",
          "order",
          "primary",
          "rename",
          "replace",
          "revoke",
          "schema",
          "select",
          "set",
          "table",
          "to",
          "token",
          "truncate",
          "unlogged",
          "unset",
          "update",
          "use",
          "using",
          "view",
          "where",
          "with");

  private Names() {}

  /** Whether a name needs quotes to be this word. */
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  /** The name, in quotes where it needs them. */
  public static String write(String name) {
    return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
        ? name
        : "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
