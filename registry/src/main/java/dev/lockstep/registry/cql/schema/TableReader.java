package dev.lockstep.registry.cql.schema;

import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads what a table is made of. */
record TableReader(Tokens tokens, int start, BiConsumer<Integer, String> remarks) {
  void create(String name, Map<String, TableDefinition> tables) throws CqlException {
    TableDefinition table = new TableDefinition(name);
    tokens.expectSign("(");
    do {
      if (tokens.takes("primary", "key")) {
        key(table);
      } else if (!tokens.peek().isSign(")")) {
        column(table);
      }
    } while (tokens.takesSign(","));
    tokens.expectSign(")");
    options(table);
    if (!table.columns.keySet().containsAll(table.partition)
        || !table.columns.keySet().containsAll(table.clustering)
        || table.partition.isEmpty()) {
      throw new CqlException(start, "a table whose key is not made of its columns");
    }
    if (tables.putIfAbsent(name, table) != null) {
      throw new CqlException(start, "a second table " + name);
    }
  }

  private void column(TableDefinition table) throws CqlException {
    String name = tokens.expectName().text();
    CqlType type = CqlType.read(tokens);
    table.add(name, type, tokens.takes("static"));
    if (tokens.takes("primary", "key")) {
      table.partition.add(name);
    }
    int at = tokens.peek().start();
    if (tokens.takes("masked", "with")) {
      remarks.accept(
          at, "The mask of the column %s is not expressed in a contract".formatted(name));
      if (tokens.skipTo(",", ")").isEmpty()) {
        throw tokens.strange();
      }
    }
  }

  private void key(TableDefinition table) throws CqlException {
    tokens.expectSign("(");
    if (tokens.takesSign("(")) {
      names(table.partition);
      tokens.expectSign(")");
    } else {
      table.partition.add(tokens.expectName().text());
    }
    if (tokens.takesSign(",")) {
      names(table.clustering);
    }
    tokens.expectSign(")");
  }

  private void names(List<String> names) throws CqlException {
    do {
      names.add(tokens.expectName().text());
    } while (tokens.takesSign(","));
  }

  /** Options behind WITH; those that say how a table is stored are passed over. */
  void options(TableDefinition table) throws CqlException {
    if (!tokens.takes("with")) {
      return;
    }
    do {
      int at = tokens.peek().start();
      if (tokens.takes("clustering", "order", "by")) {
        order(table);
      } else if (tokens.takes("compact", "storage")) {
        remarks.accept(at, "Compact storage is not expressed in a contract");
      } else {
        option(table);
      }
    } while (tokens.takes("and"));
  }

  private void order(TableDefinition table) throws CqlException {
    tokens.expectSign("(");
    do {
      String name = tokens.expectName().text();
      if (tokens.takes("desc")) {
        table.descending.add(name);
      } else {
        tokens.pass("asc");
      }
    } while (tokens.takesSign(","));
    tokens.expectSign(")");
  }

  private void option(TableDefinition table) throws CqlException {
    String name = tokens.expectName().text();
    tokens.expectSign("=");
    Token value = tokens.peek();
    if (value.isSign("{")) {
      tokens.pass();
      if (tokens.skipTo("}").isEmpty()) {
        throw tokens.strange();
      }
      tokens.expectSign("}");
    } else {
      tokens.passSign("-");
      value = tokens.take();
    }
    if (name.equals("default_time_to_live") && value.text().matches("[1-9][0-9]{0,8}")) {
      table.expiry = Optional.of(Duration.ofSeconds(Long.parseLong(value.text())));
    }
  }
}
