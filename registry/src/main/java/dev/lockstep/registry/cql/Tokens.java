package dev.lockstep.registry.cql;

import dev.lockstep.registry.cql.Token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tokens of a text, read one after the other. For one thread. */
public final class Tokens {
  private final String text;
  private final List<Token> all;
  private int next;

  private Tokens(String text, List<Token> all) {
    this.text = text;
    this.all = all;
  }

  /**
   * The tokens of a text.
   *
   * @throws CqlException where it cannot be taken apart, such as at a string that nobody closes
   */
  public static Tokens of(String text) throws CqlException {
    return new Tokens(text, Lexer.read(text));
  }

  /** The next token, which stays. */
  public Token peek() {
    return peek(0);
  }

  /** A token further on, which stays. */
  public Token peek(int further) {
    return all.get(Math.min(next + further, all.size() - 1));
  }

  /** The next token. */
  public Token take() {
    Token token = peek();
    pass();
    return token;
  }

  /** Passes over the next token. */
  public void pass() {
    next = Math.min(next + 1, all.size() - 1);
  }

  /** Passes over these keywords if they come next. */
  public void pass(String... keywords) {
    next += isNext(keywords) ? keywords.length : 0;
  }

  /** Passes over the sign if it comes next. */
  public void passSign(String sign) {
    next += peek().isSign(sign) ? 1 : 0;
  }

  /** Whether these keywords come next. */
  public boolean isNext(String... keywords) {
    return IntStream.range(0, keywords.length).allMatch(i -> peek(i).isWord(keywords[i]));
  }

  /** Takes these keywords if they come next. */
  public boolean takes(String... keywords) {
    boolean isNext = isNext(keywords);
    next += isNext ? keywords.length : 0;
    return isNext;
  }

  /** Takes the sign if it comes next. */
  public boolean takesSign(String sign) {
    boolean isNext = peek().isSign(sign);
    next += isNext ? 1 : 0;
    return isNext;
  }

  /** Takes these keywords, which must come next. */
  public void expect(String... keywords) throws CqlException {
    if (!takes(keywords)) {
      throw strange();
    }
  }

  /** Takes the sign, which must come next. */
  public void expectSign(String sign) throws CqlException {
    if (!takesSign(sign)) {
      throw strange();
    }
  }

  /** Takes a name, which must come next. */
  public Token expectName() throws CqlException {
    boolean isReserved = peek().kind() == Kind.WORD && Names.isReserved(peek().text());
    if (!peek().isName() || isReserved) {
      throw strange();
    }
    return take();
  }

  /** Whether nothing comes any more. */
  public boolean isAtEnd() {
    return peek().kind() == Kind.END;
  }

  /** What comes next and has no meaning there. */
  public CqlException strange() {
    Token token = peek();
    return new CqlException(
        token.start(),
        token.kind() == Kind.END ? "the end" : "'" + shortened(token.start(), token.end()) + "'");
  }

  private String shortened(int start, int end) {
    String found = text.substring(start, end).replaceAll("\\s+", " ");
    return found.length() <= 40 ? found : found.substring(0, 40) + "…";
  }

  /** Where the last token that was taken ends. */
  public int end() {
    return next == 0 ? 0 : all.get(next - 1).end();
  }

  /** The text between two places. */
  public String text(int start, int end) {
    return text.substring(start, end);
  }

  /** Takes everything up to the end of the statement, and that end. */
  public void skipStatement() {
    while (!isAtEnd() && !take().isSign(";")) {
      // What stands there was said to be not understood.
    }
  }

  /**
   * Everything up to a sign outside of brackets, which stays; empty where brackets do not match.
   */
  public Optional<String> skipTo(String... signs) {
    int start = peek().start();
    int depth = 0;
    while (!isAtEnd()) {
      Token token = peek();
      if (depth == 0 && List.of(signs).stream().anyMatch(token::isSign)) {
        break;
      }
      depth += token.isSign("(") || token.isSign("[") || token.isSign("{") ? 1 : 0;
      depth -= token.isSign(")") || token.isSign("]") || token.isSign("}") ? 1 : 0;
      if (depth < 0) {
        return Optional.empty();
      }
      next++;
    }
    return depth == 0
        ? Optional.of(text.substring(start, Math.max(start, end())))
        : Optional.empty();
  }
}
