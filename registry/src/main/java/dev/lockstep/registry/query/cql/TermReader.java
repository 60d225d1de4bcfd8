package dev.lockstep.registry.query.cql;

import dev.lockstep.model.document.Value;
import dev.lockstep.registry.cql.CqlException;
import dev.lockstep.registry.cql.Token;
import dev.lockstep.registry.cql.Tokens;
import dev.lockstep.registry.query.cql.Term.Kind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values: constants, markers, collections, calls and arithmetic over them. */
final class TermReader {
  static final int DEPTH_MAX = 50;

  private final Tokens tokens;

  TermReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /** A value. */
  Term read() throws CqlException {
    return sum(0);
  }

  /** A value of which nothing matters but that it is one. */
  void pass() throws CqlException {
    Term ignored = read();
  }

  /** Values in brackets, one at least. */
  List<Term> list() throws CqlException {
    tokens.expectSign("(");
    List<Term> all = new ArrayList<>();
    if (tokens.takesSign(")")) {
      return all;
    }
    do {
      all.add(read());
    } while (tokens.takesSign(","));
    tokens.expectSign(")");
    return all;
  }

  private Term sum(int depth) throws CqlException {
    Term term = single(depth);
    while (isArithmetic() && !isColumn()) {
      tokens.pass();
      Term more = single(depth);
      term = whole(term.kind().with(more.kind()), term.start());
    }
    return term;
  }

  private boolean isArithmetic() {
    Token token = tokens.peek();
    return token.isSign("+")
        || token.isSign("-")
        || token.isSign("*")
        || token.isSign("/")
        || token.isSign("%");
  }

  /** Whether a column is added to, which only whoever reads assignments understands. */
  private boolean isColumn() {
    Token token = tokens.peek(1);
    return token.isName() && !tokens.peek(2).isSign("(") && !isPlainWord(token);
  }

  private Term whole(Kind kind, int start) {
    return new Term(kind, tokens.text(start, tokens.end()), Optional.empty(), start, tokens.end());
  }

  private Term single(int depth) throws CqlException {
    if (depth > DEPTH_MAX) {
      throw new CqlException(tokens.peek().start(), "more than %d levels".formatted(DEPTH_MAX));
    }
    Token token = tokens.peek();
    return switch (token.kind()) {
      case STRING -> constant(Optional.of(Value.text(token.text())));
      case INTEGER -> constant(integer(token.text()));
      case FLOAT -> constant(Optional.of(Value.float64(Double.parseDouble(token.text()))));
      case CONSTANT -> constant(Optional.empty());
      case MARKER -> marker();
      case WORD -> word(depth);
      case SIGN -> bracketed(depth);
      case QUOTED -> call(depth);
      case END -> throw tokens.strange();
    };
  }

  private Term constant(Optional<Value> value) {
    Token token = tokens.take();
    return new Term(
        Kind.CONSTANT, tokens.text(token.start(), token.end()), value, token.start(), token.end());
  }

  private static Optional<Value> integer(String text) {
    BigInteger number = new BigInteger(text.length() > 100 ? "9".repeat(100) : text);
    return number.bitLength() < 32
        ? Optional.of(Value.int32(number.intValue()))
        : number.bitLength() < 64 ? Optional.of(Value.int64(number.longValue())) : Optional.empty();
  }

  private Term marker() {
    Token token = tokens.take();
    Kind kind = token.text().isEmpty() ? Kind.UNNAMED : Kind.NAMED;
    return new Term(kind, token.text(), Optional.empty(), token.start(), token.end());
  }

  private Term word(int depth) throws CqlException {
    Token token = tokens.peek();
    return switch (token.text()) {
      case "true" -> constant(Optional.of(Value.bool(true)));
      case "false" -> constant(Optional.of(Value.bool(false)));
      case "null" -> constant(Optional.of(Value.NULL));
      case "nan", "infinity" -> constant(Optional.empty());
      default -> call(depth);
    };
  }

  /** A call of a function; a name alone is a column, which has no meaning here. */
  private Term call(int depth) throws CqlException {
    int dots = tokens.peek(1).isSign(".") ? 2 : 0;
    if (!tokens.peek(dots + 1).isSign("(")) {
      throw tokens.strange();
    }
    int start = tokens.peek().start();
    for (int i = 0; i <= dots; i++) {
      tokens.pass();
    }
    Kind ignored = inside("(", ")", depth);
    return whole(Kind.CALL, start);
  }

  private Term bracketed(int depth) throws CqlException {
    Token token = tokens.peek();
    int start = token.start();
    if (token.isSign("-")) {
      return negative(depth);
    }
    if (token.isSign("[")) {
      return whole(inside("[", "]", depth), start);
    }
    if (token.isSign("{")) {
      return whole(inside("{", "}", depth), start);
    }
    if (!token.isSign("(")) {
      throw tokens.strange();
    }
    Kind kind = isCast() ? cast(depth) : inside("(", ")", depth);
    return whole(kind, start);
  }

  private Term negative(int depth) throws CqlException {
    int start = tokens.take().start();
    Term term = single(depth + 1);
    Optional<Value> value =
        term.value()
            .flatMap(positive ->
                switch (positive) {
                  case Value.Int32(int number) -> Optional.of(Value.int32(-number));
                  case Value.Int64(long number) -> Optional.of(Value.int64(-number));
                  case Value.Float64 number -> Optional.of(Value.float64(-number.value()));
                  default -> Optional.empty();
                });
    Term all = whole(term.kind().with(Kind.CONSTANT), start);
    return new Term(all.kind(), all.text(), value, start, all.end());
  }

  /** A type in brackets before a value, such as {@code (int) :x}. */
  private boolean isCast() {
    return tokens.peek(1).isName() && !tokens.peek(2).isSign("(") && !isPlainWord(tokens.peek(1));
  }

  private static boolean isPlainWord(Token token) {
    return token.isWord("true")
        || token.isWord("false")
        || token.isWord("null")
        || token.isWord("nan")
        || token.isWord("infinity");
  }

  private Kind cast(int depth) throws CqlException {
    tokens.expectSign("(");
    if (tokens.skipTo(")").isEmpty()) {
      throw tokens.strange();
    }
    tokens.expectSign(")");
    return single(depth + 1).kind().with(Kind.CONSTANT);
  }

  /** Values with commas or, in a map or a user-defined type, colons between. */
  private Kind inside(String open, String close, int depth) throws CqlException {
    tokens.expectSign(open);
    Kind kind = Kind.CONSTANT;
    while (!tokens.takesSign(close)) {
      boolean isField = tokens.peek().isName() && tokens.peek(1).isSign(":");
      if (isField) {
        tokens.pass();
      } else {
        kind = kind.with(sum(depth + 1).kind());
      }
      if (!tokens.takesSign(":") && !tokens.takesSign(",") && !tokens.peek().isSign(close)) {
        throw tokens.strange();
      }
    }
    return kind;
  }
}
