package dev.lockstep.registry.query.cql;

import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import dev.lockstep.registry.query.cql.Statement.Flag;
import dev.lockstep.registry.query.cql.Statement.Verb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads statements that read or write rows, one or a batch of them. For one thread. */
final class StatementReader {
  private static final int STATEMENTS_MAX = 10_000;

  private final Tokens tokens;
  private final TermReader terms;

  private StatementReader(Tokens tokens) {
    this.tokens = tokens;
    this.terms = new TermReader(tokens);
  }

  /**
   * The statements of a text, added one by one, so that those before a mistake stay.
   *
   * @throws CqlException where the text stops making sense
   */
  static void read(String text, List<Statement> found) throws CqlException {
    StatementReader reader = new StatementReader(Tokens.of(text));
    if (reader.tokens.takes("begin")) {
      reader.batch(found);
    } else {
      found.add(reader.statement(EnumSet.noneOf(Flag.class)));
    }
    reader.tokens.passSign(";");
    if (!reader.tokens.isAtEnd()) {
      throw reader.tokens.strange();
    }
  }

  private void batch(List<Statement> found) throws CqlException {
    tokens.pass("unlogged");
    tokens.pass("counter");
    tokens.expect("batch");
    using();
    while (!tokens.takes("apply", "batch")) {
      if (tokens.isNext("select") || found.size() == STATEMENTS_MAX) {
        throw tokens.strange();
      }
      found.add(statement(EnumSet.of(Flag.IN_BATCH)));
      tokens.passSign(";");
    }
  }

  private Statement statement(Set<Flag> flags) throws CqlException {
    if (tokens.takes("select")) {
      return select(flags);
    }
    if (tokens.takes("insert", "into")) {
      return insert(flags);
    }
    if (tokens.takes("update")) {
      return update(flags);
    }
    tokens.expect("delete");
    return delete(flags);
  }

  private Statement select(Set<Flag> flags) throws CqlException {
    List<Part> parts = new ArrayList<>();
    SelectReader select = new SelectReader(tokens, terms, parts);
    int end = select.selection(flags);
    tokens.expect("from");
    String table = table();
    where(parts);
    select.clauses(flags);
    return new Statement(Verb.SELECT, table, parts, flags, end, end);
  }

  private String table() throws CqlException {
    Token name = tokens.expectName();
    return tokens.takesSign(".") ? tokens.expectName().text() : name.text();
  }

  private void where(List<Part> parts) throws CqlException {
    if (tokens.takes("where")) {
      new RelationReader(tokens, terms, parts).where();
    }
  }

  private void using() throws CqlException {
    if (tokens.takes("using")) {
      do {
        if (!tokens.takes("ttl") && !tokens.takes("timestamp")) {
          throw tokens.strange();
        }
        terms.pass();
      } while (tokens.takes("and"));
    }
  }

  private void conditions(List<Part> parts, Set<Flag> flags) throws CqlException {
    if (tokens.takes("if")) {
      flags.add(Flag.CONDITIONAL);
      new RelationReader(tokens, terms, parts).conditions();
    }
  }

  private Statement insert(Set<Flag> flags) throws CqlException {
    String table = table();
    List<Part> parts = new ArrayList<>();
    int listEnd;
    int valuesEnd;
    if (tokens.takes("json")) {
      parts.add(new Part.InsertedText(terms.read()));
      tokens.pass("default", "null");
      tokens.pass("default", "unset");
      listEnd = tokens.end();
      valuesEnd = listEnd;
    } else {
      List<Ref> refs = new ArrayList<>();
      tokens.expectSign("(");
      do {
        refs.add(SelectReader.ref(tokens, terms));
      } while (tokens.takesSign(","));
      listEnd = tokens.end();
      tokens.expectSign(")");
      tokens.expect("values");
      int values = tokens.peek().start();
      List<Term> all = terms.list();
      valuesEnd = tokens.end() - 1;
      if (all.size() != refs.size()) {
        throw new CqlException(
            values, "%d values for %d columns".formatted(all.size(), refs.size()));
      }
      for (int i = 0; i < all.size(); i++) {
        parts.add(new Part.Inserted(refs.get(i), all.get(i)));
      }
    }
    conditions(parts, flags);
    using();
    return new Statement(Verb.INSERT, table, parts, flags, listEnd, valuesEnd);
  }

  private Statement update(Set<Flag> flags) throws CqlException {
    String table = table();
    List<Part> parts = new ArrayList<>();
    using();
    tokens.expect("set");
    do {
      assignment(parts);
    } while (tokens.takesSign(","));
    int end = tokens.end();
    where(parts);
    conditions(parts, flags);
    return new Statement(Verb.UPDATE, table, parts, flags, end, end);
  }

  private void assignment(List<Part> parts) throws CqlException {
    Ref ref = SelectReader.ref(tokens, terms);
    String operator = "=";
    for (String sign : List.of("+", "-")) {
      if (tokens.takesSign(sign)) {
        operator = sign;
      }
    }
    tokens.expectSign("=");
    List<Term> all = new ArrayList<>();
    if (isColumn()) {
      Ref self = SelectReader.ref(tokens, terms);
      requireSame(ref, self);
      boolean plus = tokens.takesSign("+");
      if (!plus) {
        tokens.expectSign("-");
      }
      operator = plus ? "+" : "-";
      all.add(terms.read());
    } else {
      all.add(terms.read());
      if (tokens.takesSign("+")) {
        requireSame(ref, SelectReader.ref(tokens, terms));
        operator = "+";
      }
    }
    parts.add(new Part.Assigned(ref, operator, all, tokens.end()));
  }

  private static void requireSame(Ref set, Ref read) throws CqlException {
    if (!set.path().equals(read.path())) {
      throw new CqlException(read.start(), "another column on the right side");
    }
  }

  private boolean isColumn() {
    Token token = tokens.peek();
    return token.isName()
        && !tokens.peek(1).isSign("(")
        && !(tokens.peek(1).isSign(".") && tokens.peek(3).isSign("("))
        && List.of("true", "false", "null", "nan", "infinity", "where", "if").stream()
            .noneMatch(token::isWord);
  }

  private Statement delete(Set<Flag> flags) throws CqlException {
    List<Part> parts = new ArrayList<>();
    if (!tokens.isNext("from")) {
      do {
        parts.add(new Part.Deleted(SelectReader.ref(tokens, terms)));
      } while (tokens.takesSign(","));
    }
    int end = tokens.end();
    tokens.expect("from");
    String table = table();
    using();
    where(parts);
    conditions(parts, flags);
    return new Statement(Verb.DELETE, table, parts, flags, end, end);
  }
}
