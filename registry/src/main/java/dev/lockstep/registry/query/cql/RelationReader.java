package dev.lockstep.registry.query.cql;

import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import dev.lockstep.registry.query.cql.Part.Restricted;
import dev.lockstep.registry.query.cql.Part.Way;
import java.util.ArrayList;
import java.util.List;

/** Reads what WHERE and IF ask. */
final class RelationReader {
  private final Tokens tokens;
  private final TermReader terms;
  private final List<Part> parts;

  RelationReader(Tokens tokens, TermReader terms, List<Part> parts) {
    this.tokens = tokens;
    this.terms = terms;
    this.parts = parts;
  }

  /** The relations behind WHERE. */
  void where() throws CqlException {
    do {
      relation(0);
    } while (tokens.takes("and"));
  }

  private void relation(int depth) throws CqlException {
    if (depth > TermReader.DEPTH_MAX) {
      throw new CqlException(tokens.peek().start(), "more levels than can be read");
    }
    if (tokens.isNext("token") && tokens.peek(1).isSign("(")) {
      tokens.pass();
      restricted(names(), Way.TOKEN);
    } else if (tokens.peek().isSign("(") && isTuple()) {
      restricted(names(), Way.TUPLE);
    } else if (tokens.takesSign("(")) {
      relation(depth + 1);
      tokens.expectSign(")");
    } else {
      restricted(List.of(SelectReader.ref(tokens, terms)), Way.SINGLE);
    }
  }

  private boolean isTuple() {
    Token after = tokens.peek(2);
    return tokens.peek(1).isName() && (after.isSign(",") || after.isSign(")"));
  }

  private List<Ref> names() throws CqlException {
    List<Ref> names = new ArrayList<>();
    tokens.expectSign("(");
    do {
      names.add(SelectReader.ref(tokens, terms));
    } while (tokens.takesSign(","));
    tokens.expectSign(")");
    return names;
  }

  private void restricted(List<Ref> refs, Way way) throws CqlException {
    Operation operation = operation();
    parts.add(new Restricted(refs, way, operation.operator(), operation.terms()));
  }

  /** An operator with its operands. */
  private record Operation(String operator, List<Term> terms) {}

  private Operation operation() throws CqlException {
    for (String sign : List.of("=", "<", "<=", ">", ">=", "!=")) {
      if (tokens.takesSign(sign)) {
        return new Operation(sign, List.of(terms.read()));
      }
    }
    if (tokens.takes("is", "not")) {
      tokens.expect("null");
      return new Operation("IS NOT NULL", List.of());
    }
    if (tokens.takes("contains", "key")) {
      return new Operation("CONTAINS KEY", List.of(terms.read()));
    }
    if (tokens.takes("contains")) {
      return new Operation("CONTAINS", List.of(terms.read()));
    }
    if (tokens.takes("like")) {
      return new Operation("LIKE", List.of(terms.read()));
    }
    if (tokens.takes("not", "in")) {
      return new Operation("NOT IN", values());
    }
    tokens.expect("in");
    boolean isListed = tokens.peek().isSign("(");
    List<Term> values = values();
    // One value is asked for like any other.
    return new Operation(isListed && values.size() == 1 ? "=" : "IN", values);
  }

  private List<Term> values() throws CqlException {
    return tokens.peek().isSign("(") ? terms.list() : List.of(terms.read());
  }

  /** The conditions behind IF. */
  void conditions() throws CqlException {
    if (tokens.takes("exists") || tokens.takes("not", "exists")) {
      return;
    }
    do {
      Ref ref = SelectReader.ref(tokens, terms);
      Operation operation = operation();
      parts.add(new Part.Condition(ref, operation.operator(), operation.terms()));
    } while (tokens.takes("and"));
  }
}
