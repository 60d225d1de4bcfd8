package dev.lockstep.registry.cql.schema;

import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Names;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The type of a column.
 *
 * @param name without its keyspace
 * @param parts the types inside; of a vector its size, too
 */
record CqlType(String name, List<CqlType> parts) {
  private static final int DEPTH_MAX = 50;

  CqlType {
    parts = List.copyOf(parts);
  }

  static CqlType read(Tokens tokens) throws CqlException {
    return read(tokens, 0);
  }

  private static CqlType read(Tokens tokens, int depth) throws CqlException {
    Token token = tokens.peek();
    boolean isPlain =
        token.isName()
            || token.kind() == Token.Kind.STRING
            || (depth > 0 && token.kind() == Token.Kind.INTEGER);
    if (!isPlain || depth > DEPTH_MAX) {
      throw tokens.strange();
    }
    tokens.pass();
    String name = token.kind() == Token.Kind.STRING ? "'" + token.text() + "'" : token.text();
    if (tokens.takesSign(".")) {
      name = tokens.expectName().text();
    }
    List<CqlType> parts = new ArrayList<>();
    if (tokens.takesSign("<")) {
      do {
        parts.add(read(tokens, depth + 1));
      } while (tokens.takesSign(","));
      tokens.expectSign(">");
    }
    return new CqlType(name, parts);
  }

  /** The type as contracts write it. */
  String text() {
    String own = name.startsWith("'") || !parts.isEmpty() ? name : written();
    return parts.isEmpty()
        ? own
        : own + parts.stream().map(CqlType::text).collect(Collectors.joining(", ", "<", ">"));
  }

  private String written() {
    return name.matches("[0-9]+") ? name : Names.write(name);
  }
}
