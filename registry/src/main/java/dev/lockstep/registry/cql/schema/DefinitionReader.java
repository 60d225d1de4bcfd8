package dev.lockstep.registry.cql.schema;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Reads definitions statement by statement. For one thread and one text. */
final class DefinitionReader {
  private final Tokens tokens;
  private final BiConsumer<Integer, String> remarks;
  final Map<String, TableDefinition> tables = new LinkedHashMap<>();
  final Map<String, Map<String, CqlType>> types = new LinkedHashMap<>();
  Optional<String> keyspace = Optional.empty();

  DefinitionReader(Tokens tokens, BiConsumer<Integer, String> remarks) {
    this.tokens = tokens;
    this.remarks = remarks;
  }

  void read() {
    while (!tokens.isAtEnd()) {
      int start = tokens.peek().start();
      try {
        statement(start);
        if (!tokens.isAtEnd()) {
          tokens.expectSign(";");
        }
      } catch (CqlException e) {
        remarks.accept(
            e.at(), "Cannot read the statement: %s has no meaning here".formatted(e.what()));
        tokens.skipStatement();
      }
    }
  }

  private void statement(int start) throws CqlException {
    if (tokens.peek().isSign(";")) {
      return;
    }
    if (tokens.takes("create")) {
      create(start);
    } else if (tokens.takes("alter", "table")) {
      alterTable();
    } else if (tokens.takes("alter", "type")) {
      alterType();
    } else if (tokens.takes("drop", "table")) {
      tokens.pass("if", "exists");
      tables.remove(name());
    } else if (tokens.takes("use")) {
      keyspace = Optional.of(tokens.expectName().text());
    } else {
      unexpressed(start);
    }
  }

  private void unexpressed(int start) {
    String word = tokens.peek().text();
    remarks.accept(start, "Cannot express the statement '%s …' in a contract".formatted(word));
    skip();
  }

  private void skip() {
    while (!tokens.isAtEnd() && !tokens.peek().isSign(";")) {
      tokens.pass();
    }
  }

  private void create(int start) throws CqlException {
    if (tokens.takes("table") || tokens.takes("columnfamily")) {
      ifNotExists();
      new TableReader(tokens, start, remarks).create(name(), tables);
    } else if (tokens.takes("type")) {
      ifNotExists();
      type();
    } else if (tokens.takes("index") || tokens.takes("custom", "index")) {
      ifNotExists();
      index();
    } else if (tokens.takes("materialized", "view")) {
      ifNotExists();
      view(start);
    } else if (tokens.takes("keyspace") || tokens.takes("schema")) {
      ifNotExists();
      keyspace = keyspace.or(() -> Optional.of(tokens.peek().text()));
      skip();
    } else {
      unexpressed(start);
    }
  }

  private void ifNotExists() {
    tokens.pass("if", "not", "exists");
  }

  private String name() throws CqlException {
    Token name = tokens.expectName();
    if (!tokens.takesSign(".")) {
      return name.text();
    }
    keyspace = keyspace.or(() -> Optional.of(name.text()));
    return tokens.expectName().text();
  }

  private void type() throws CqlException {
    Map<String, CqlType> fields = new LinkedHashMap<>();
    String name = name();
    tokens.expectSign("(");
    do {
      fields.put(tokens.expectName().text(), CqlType.read(tokens));
    } while (tokens.takesSign(",") && !tokens.peek().isSign(")"));
    tokens.expectSign(")");
    types.put(name, fields);
  }

  private TableDefinition table() throws CqlException {
    int at = tokens.peek().start();
    String name = name();
    TableDefinition table = tables.get(name);
    if (table == null) {
      throw new CqlException(at, "the table %s, which the file does not create,".formatted(name));
    }
    return table;
  }

  private void index() throws CqlException {
    Optional<String> given =
        tokens.isNext("on") ? Optional.empty() : Optional.of(tokens.expectName().text());
    tokens.expect("on");
    TableDefinition table = table();
    tokens.expectSign("(");
    String kind = "";
    for (String word : List.of("keys", "values", "entries", "full")) {
      if (tokens.isNext(word) && tokens.peek(1).isSign("(")) {
        kind = word.equals("values") ? "" : word;
        tokens.pass();
        tokens.expectSign("(");
      }
    }
    String column = tokens.expectName().text();
    tokens.passSign(")");
    if (tokens.peek().isSign(")")) {
      tokens.pass();
    }
    String engine = using();
    String words = (engine + " " + kind).strip();
    table.indexes.add(
        new Index(
            Optional.empty(),
            given.orElse("%s_%s_idx".formatted(table.name, column)),
            List.of(KeyPart.ascending(Path.of(column))),
            words.isEmpty() ? Optional.empty() : Optional.of(words),
            Index.Options.PLAIN));
    skip();
  }

  /** The kind of an index in one word, as far as there is one. */
  private String using() {
    if (!tokens.takes("using")) {
      return "";
    }
    String named = tokens.take().text();
    String last = named.substring(named.lastIndexOf('.') + 1);
    return switch (last.toLowerCase(Locale.ROOT)) {
      case "sai", "storageattachedindex" -> "sai";
      case "legacy_local_table" -> "";
      default -> last;
    };
  }

  /** A view is kept up to date by the store, like an index with other keys. */
  private void view(int start) throws CqlException {
    String name = name();
    tokens.expect("as", "select");
    while (!tokens.isAtEnd() && !tokens.isNext("from")) {
      tokens.pass();
    }
    tokens.expect("from");
    TableDefinition table = table();
    while (!tokens.isAtEnd() && !tokens.isNext("primary", "key")) {
      tokens.pass();
    }
    tokens.expect("primary", "key");
    List<KeyPart> keys = new ArrayList<>();
    while (!tokens.isAtEnd() && !tokens.isNext("with") && !tokens.peek().isSign(";")) {
      Token token = tokens.take();
      if (token.isName()) {
        keys.add(KeyPart.ascending(Path.of(token.text())));
      }
    }
    table.indexes.add(
        new Index(Optional.empty(), name, keys, Optional.of("view"), Index.Options.PLAIN));
    remarks.accept(
        start,
        "What the view %s shows and leaves out is not expressed in a contract".formatted(name));
    skip();
  }

  private void alterTable() throws CqlException {
    tokens.pass("if", "exists");
    TableDefinition table = table();
    if (tokens.takes("add")) {
      ifNotExists();
      listed(() -> {
        String column = tokens.expectName().text();
        CqlType type = CqlType.read(tokens);
        table.add(column, type, tokens.takes("static"));
      });
    } else if (tokens.takes("drop")) {
      tokens.pass("if", "exists");
      listed(() -> table.drop(tokens.expectName().text()));
    } else if (tokens.takes("rename")) {
      do {
        tokens.pass("if", "exists");
        String from = tokens.expectName().text();
        tokens.expect("to");
        table.rename(from, tokens.expectName().text());
      } while (tokens.takes("and"));
    } else {
      new TableReader(tokens, tokens.peek().start(), remarks).options(table);
    }
  }

  /** Reads one part of a statement. */
  private interface PartReader {
    void read() throws CqlException;
  }

  /** Parts with commas between, in brackets or without. */
  private void listed(PartReader part) throws CqlException {
    boolean bracketed = tokens.takesSign("(");
    do {
      part.read();
    } while (tokens.takesSign(","));
    if (bracketed) {
      tokens.expectSign(")");
    }
  }

  private void alterType() throws CqlException {
    tokens.pass("if", "exists");
    int at = tokens.peek().start();
    String name = name();
    Map<String, CqlType> fields = types.get(name);
    if (fields == null) {
      throw new CqlException(at, "the type %s, which the file does not create,".formatted(name));
    }
    if (tokens.takes("add")) {
      ifNotExists();
      fields.put(tokens.expectName().text(), CqlType.read(tokens));
    } else {
      tokens.expect("rename");
      do {
        String from = tokens.expectName().text();
        tokens.expect("to");
        String to = tokens.expectName().text();
        Map<String, CqlType> renamed = new LinkedHashMap<>();
        fields.forEach((field, type) -> renamed.put(field.equals(from) ? to : field, type));
        types.put(name, renamed);
        fields = renamed;
      } while (tokens.takes("and"));
    }
  }
}
