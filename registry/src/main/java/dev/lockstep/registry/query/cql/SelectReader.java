package dev.lockstep.registry.query.cql;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import dev.lockstep.registry.query.cql.Part.Direction;
import dev.lockstep.registry.query.cql.Part.Shown;
import dev.lockstep.registry.query.cql.Ref.Extent;
import dev.lockstep.registry.query.cql.Statement.Flag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what a SELECT shows, and how it orders and groups. */
final class SelectReader {
  private final Tokens tokens;
  private final TermReader terms;
  private final List<Part> parts;

  SelectReader(Tokens tokens, TermReader terms, List<Part> parts) {
    this.tokens = tokens;
    this.terms = terms;
    this.parts = parts;
  }

  /** What stands between SELECT and FROM; answers where more could be added. */
  int selection(Set<Flag> flags) throws CqlException {
    if (isFlag("json")) {
      tokens.pass();
      flags.add(Flag.JSON);
    }
    if (isFlag("distinct")) {
      tokens.pass();
      flags.add(Flag.DISTINCT);
    }
    if (tokens.peek().isSign("*")) {
      Token star = tokens.take();
      parts.add(new Part.Star(star.start(), star.end()));
      return star.end();
    }
    do {
      selector("", 0);
      if (tokens.takes("as")) {
        Token ignored = tokens.expectName();
      }
    } while (tokens.takesSign(","));
    return tokens.end();
  }

  /** JSON and DISTINCT may be columns, too. */
  private boolean isFlag(String word) {
    Token next = tokens.peek(1);
    return tokens.isNext(word)
        && !tokens.isNext(word, "from")
        && !tokens.isNext(word, "as")
        && (next.isName() || next.isSign("*"));
  }

  private void selector(String function, int depth) throws CqlException {
    single(function, depth);
    while (isArithmetic()) {
      tokens.pass();
      single(function.isEmpty() ? "arithmetic" : function, depth);
    }
  }

  private boolean isArithmetic() {
    return List.of("+", "-", "*", "/", "%").stream().anyMatch(tokens.peek()::isSign);
  }

  private void single(String function, int depth) throws CqlException {
    if (depth > TermReader.DEPTH_MAX) {
      throw new CqlException(tokens.peek().start(), "more levels than can be read");
    }
    Token token = tokens.peek();
    boolean isColumn =
        token.isName()
            && !token.isWord("null")
            && !token.isWord("true")
            && !token.isWord("false")
            && !tokens.peek(1).isSign("(");
    if (isColumn && !isQualifiedCall()) {
      parts.add(new Shown(ref(tokens, terms), function));
    } else if ((token.isName() && tokens.peek(1).isSign("(")) || isQualifiedCall()) {
      call(depth);
    } else if (token.isSign("(") && tokens.peek(1).isName()) {
      tokens.pass();
      selector(function, depth + 1);
      tokens.expectSign(")");
    } else {
      terms.pass();
    }
  }

  private boolean isQualifiedCall() {
    return tokens.peek().isName()
        && tokens.peek(1).isSign(".")
        && tokens.peek(2).isName()
        && tokens.peek(3).isSign("(");
  }

  private void call(int depth) throws CqlException {
    Token name = tokens.take();
    if (tokens.takesSign(".")) {
      name = tokens.take();
    }
    tokens.expectSign("(");
    if (tokens.peek().isSign("*")) {
      tokens.pass();
    } else if (!tokens.peek().isSign(")")) {
      do {
        selector(name.text(), depth + 1);
        if (name.isWord("cast") && tokens.takes("as") && tokens.skipTo(")").isEmpty()) {
          throw tokens.strange();
        }
      } while (tokens.takesSign(","));
    }
    tokens.expectSign(")");
  }

  /** A column, a field of one, or an element. */
  static Ref ref(Tokens tokens, TermReader terms) throws CqlException {
    Token name = tokens.expectName();
    List<String> names = new ArrayList<>(List.of(name.text()));
    int end = name.end();
    while (tokens.peek().isSign(".") && tokens.peek(1).isName()) {
      tokens.pass();
      Token field = tokens.take();
      names.add(field.text());
      end = field.end();
    }
    Extent extent = Extent.WHOLE;
    while (tokens.takesSign("[")) {
      extent = Extent.ELEMENT;
      if (!tokens.peek().isSign("..")) {
        terms.pass();
      }
      if (tokens.takesSign("..") && !tokens.peek().isSign("]")) {
        terms.pass();
      }
      tokens.expectSign("]");
    }
    return new Ref(Path.of(names.toArray(new String[0])), extent, name.start(), end);
  }

  /** The clauses behind WHERE. */
  void clauses(Set<Flag> flags) throws CqlException {
    if (tokens.takes("group", "by")) {
      do {
        parts.add(new Part.Grouped(ref(tokens, terms)));
      } while (tokens.takesSign(","));
    }
    if (tokens.takes("order", "by")) {
      do {
        order();
      } while (tokens.takesSign(","));
    }
    if (tokens.takes("per", "partition", "limit")) {
      terms.pass();
    }
    if (tokens.takes("limit")) {
      terms.pass();
    }
    if (tokens.takes("allow", "filtering")) {
      flags.add(Flag.ALLOW_FILTERING);
    }
  }

  private void order() throws CqlException {
    Ref ref = ref(tokens, terms);
    if (tokens.takes("ann", "of")) {
      terms.pass();
      parts.add(new Part.Ordered(ref, Direction.NEAR));
    } else if (tokens.takes("desc")) {
      parts.add(new Part.Ordered(ref, Direction.DESC));
    } else {
      tokens.pass("asc");
      parts.add(new Part.Ordered(ref, Direction.ASC));
    }
  }
}
