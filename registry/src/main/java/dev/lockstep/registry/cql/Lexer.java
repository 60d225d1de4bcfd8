package dev.lockstep.registry.cql;

import dev.lockstep.registry.cql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a text in CQL apart into words and signs, in time that grows with its length only. Comments
 * are left out. For one thread and one text.
 */
final class Lexer {
  static final int LENGTH_MAX = 1_000_000;

  private static final Pattern SPACE =
      Pattern.compile("[ \\t\\r\\n\\f\\x0B\\xA0\\uFEFF]++|--[^\\r\\n]*+|//[^\\r\\n]*+");
  private static final Pattern UUID =
      Pattern.compile(
          "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
  private static final Pattern BLOB = Pattern.compile("0[xX][0-9a-fA-F]*+");
  private static final Pattern DURATION =
      Pattern.compile(
          "(?:[0-9]++(?:mo|MO|ms|MS|us|US|µs|µS|ns|NS|[yYwWdDhHmMsS])){1,20}+(?![0-9a-zA-Z_])");
  private static final Pattern NUMBER =
      Pattern.compile("[0-9]++(?<rest>\\.[0-9]*+(?!\\.))?(?<power>[eE][+-]?[0-9]++)?");
  private static final Pattern WORD = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]*+");
  private static final Pattern SIGN =
      Pattern.compile("<=|>=|!=|\\.\\.|[()\\[\\]{},;.=<>+\\-*/%:?@]");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String text) {
    this.text = text;
  }

  /** The tokens of a text; the last is its end. */
  static List<Token> read(String text) throws CqlException {
    if (text.length() > LENGTH_MAX) {
      throw new CqlException(LENGTH_MAX, "a text of more than a million characters");
    }
    Lexer lexer = new Lexer(text);
    while (lexer.skipped()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Kind.END, "", text.length(), text.length()));
    return lexer.tokens;
  }

  /** Passes over what says nothing; whether there is more. */
  private boolean skipped() throws CqlException {
    while (at < text.length()) {
      Optional<Matcher> space = match(SPACE);
      if (space.isPresent()) {
        at = space.get().end();
      } else if (text.startsWith("/*", at)) {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
          throw new CqlException(at, "a comment without its end");
        }
        at = end + 2;
      } else {
        return true;
      }
    }
    return false;
  }

  private Optional<Matcher> match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    matcher.useTransparentBounds(true);
    return Optional.of(matcher).filter(Matcher::lookingAt);
  }

  private boolean take(Pattern pattern, Kind kind) {
    Optional<Matcher> found = match(pattern);
    found.ifPresent(matcher -> add(kind, matcher.group(), matcher.end()));
    return found.isPresent();
  }

  private void add(Kind kind, String meaning, int end) {
    tokens.add(new Token(kind, meaning, at, end));
    at = end;
  }

  private void next() throws CqlException {
    char first = text.charAt(at);
    switch (first) {
      case '\'' -> quoted(Kind.STRING, "'", "a string");
      case '"' -> quoted(Kind.QUOTED, "\"", "a name");
      case '$' -> dollars();
      case ':' -> marker();
      case '?' -> add(Kind.MARKER, "", at + 1);
      default -> {
        boolean isRead =
            Character.isLetterOrDigit(first) ? constant(first) || word() : take(SIGN, Kind.SIGN);
        if (!isRead) {
          String strange = Character.toString(text.codePointAt(at));
          throw new CqlException(at, "'%s'".formatted(strange));
        }
      }
    }
  }

  private void quoted(Kind kind, String quote, String what) throws CqlException {
    int end = closing(at, quote);
    if (end < 0) {
      throw new CqlException(at, what + " without its closing quote");
    }
    add(kind, text.substring(at + 1, end).replace(quote + quote, quote), end + 1);
  }

  /** Where the quote that begins here ends: a quote twice is one inside. */
  private int closing(int start, String quote) {
    int end = text.indexOf(quote, start + 1);
    while (end >= 0 && text.startsWith(quote, end + 1)) {
      end = text.indexOf(quote, end + 2);
    }
    return end;
  }

  private void dollars() throws CqlException {
    int end = text.startsWith("$$", at) ? text.indexOf("$$", at + 2) : -1;
    if (end < 0) {
      throw new CqlException(at, "a string without its closing $$");
    }
    add(Kind.STRING, text.substring(at + 2, end), end + 2);
  }

  /** A colon is a marker before a name, and a sign between the keys and values of a map. */
  private void marker() {
    if (followsKey() || at + 1 == text.length()) {
      add(Kind.SIGN, ":", at + 1);
      return;
    }
    int colon = at++;
    Optional<Matcher> name = match(WORD);
    at = colon;
    int end = text.charAt(at + 1) == '"' ? closing(at + 1, "\"") : -1;
    if (name.isPresent()) {
      add(Kind.MARKER, name.get().group(), name.get().end());
    } else if (end > 0) {
      add(Kind.MARKER, text.substring(at + 2, end).replace("\"\"", "\""), end + 1);
    } else {
      add(Kind.SIGN, ":", at + 1);
    }
  }

  /** Whether what stands before can be the key of a map, so that a colon belongs to the map. */
  private boolean followsKey() {
    return !tokens.isEmpty()
        && switch (tokens.getLast().kind()) {
          case STRING, INTEGER, FLOAT, CONSTANT, QUOTED, MARKER -> true;
          case WORD ->
              tokens.getLast().isWord("true")
                  || tokens.getLast().isWord("false")
                  || (tokens.size() > 1 && tokens.get(tokens.size() - 2).isSign("{"))
                  || (tokens.size() > 1 && tokens.get(tokens.size() - 2).isSign(","));
          case SIGN ->
              tokens.getLast().isSign("]")
                  || tokens.getLast().isSign("}")
                  || tokens.getLast().isSign(")");
          case END -> false;
        };
  }

  private boolean constant(char first) {
    if (Character.digit(first, 16) < 0) {
      return false;
    }
    if (take(UUID, Kind.CONSTANT) || take(BLOB, Kind.CONSTANT) || take(DURATION, Kind.CONSTANT)) {
      return true;
    }
    Optional<Matcher> number = match(NUMBER);
    number.ifPresent(matcher -> {
      boolean isWhole = matcher.group("rest") == null && matcher.group("power") == null;
      add(isWhole ? Kind.INTEGER : Kind.FLOAT, matcher.group(), matcher.end());
    });
    return number.isPresent();
  }

  private boolean word() {
    Optional<Matcher> word = match(WORD);
    word.ifPresent(
        matcher -> add(Kind.WORD, matcher.group().toLowerCase(Locale.ROOT), matcher.end()));
    return word.isPresent();
  }
}
