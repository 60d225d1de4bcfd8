package dev.lockstep.registry.pattern;

import dev.lockstep.model.pattern.Node;
import dev.lockstep.model.pattern.Node.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads the notation of patterns. Used once per text. */
final class PatternParser {
  private static final int DEPTH_MAX = 50;
  private static final int REPEAT_MAX = 10_000;

  private final int[] text;
  private int at;

  PatternParser(String text) {
    this.text = text.codePoints().toArray();
  }

  Node<CodePoints> parse() {
    Node<CodePoints> node = choice(0);
    if (at < text.length) {
      throw error("a ')' closes nothing");
    }
    return node;
  }

  private Node<CodePoints> choice(int depth) {
    if (depth > DEPTH_MAX) {
      throw error("groups nest deeper than " + DEPTH_MAX + " levels");
    }
    List<Node<CodePoints>> parts = new ArrayList<>();
    parts.add(sequence(depth));
    while (takes('|')) {
      parts.add(sequence(depth));
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Choice<>(parts);
  }

  private Node<CodePoints> sequence(int depth) {
    List<Node<CodePoints>> parts = new ArrayList<>();
    while (at < text.length && !peeks('|') && !peeks(')')) {
      Node<CodePoints> atom = atom(depth);
      parts.add(repeated(atom));
    }
    return new Node.Sequence<>(parts);
  }

  private Node<CodePoints> atom(int depth) {
    int c = text[at++];
    return switch (c) {
      case '(' -> group(depth);
      case '[' -> new Node.One<>(set());
      case '.' -> new Node.One<>(CodePoints.LINE_ENDS.others());
      case '^' -> new Node.At<>(Place.BEGIN);
      case '$' -> new Node.At<>(Place.END);
      case '\\' -> escape();
      case '*', '+', '?', '{', '}', ']' -> throw error("a sign stands where it has no meaning");
      default -> new Node.One<>(CodePoints.single(c));
    };
  }

  private Node<CodePoints> group(int depth) {
    if (takes('?')) {
      if (takes('<')) {
        name();
      } else if (!takes(':')) {
        throw error("looking around is not taken");
      }
    }
    Node<CodePoints> inner = choice(depth + 1);
    if (!takes(')')) {
      throw error("a group is never closed");
    }
    return inner;
  }

  private void name() {
    if (at == text.length || !Character.isLetter(text[at])) {
      throw error("looking around is not taken");
    }
    while (at < text.length && !peeks('>')) {
      at++;
    }
    if (!takes('>')) {
      throw error("the name of a group is never closed");
    }
  }

  private Node<CodePoints> escape() {
    if (takes('b')) {
      return new Node.At<>(Place.WORD_EDGE);
    }
    if (takes('B')) {
      return new Node.At<>(Place.NO_WORD_EDGE);
    }
    return new Node.One<>(escapedSet());
  }

  private CodePoints escapedSet() {
    if (at == text.length) {
      throw error("nothing follows '\\'");
    }
    int c = text[at++];
    return switch (c) {
      case 'd' -> CodePoints.DIGITS;
      case 'D' -> CodePoints.DIGITS.others();
      case 'w' -> CodePoints.WORD;
      case 'W' -> CodePoints.WORD.others();
      case 's' -> CodePoints.SPACE;
      case 'S' -> CodePoints.SPACE.others();
      case 'p' -> property();
      case 'P' -> property().others();
      case 'n' -> CodePoints.single('\n');
      case 'r' -> CodePoints.single('\r');
      case 't' -> CodePoints.single('\t');
      case 'f' -> CodePoints.single('\f');
      case 'v' -> CodePoints.single(0x0b);
      case 'x' -> CodePoints.single(hex(2));
      case 'u' -> CodePoints.single(unicode());
      case 'c' -> control();
      default -> {
        if ("^$\\.*+?()[]{}|/-".indexOf(c) < 0) {
          throw error("an escape is not taken");
        }
        yield CodePoints.single(c);
      }
    };
  }

  private CodePoints control() {
    int letter = at < text.length ? text[at++] : 0;
    if (!Character.isLetter(letter) || letter > 'z') {
      throw error("an escape is not taken");
    }
    return CodePoints.single(letter % 32);
  }

  private CodePoints property() {
    StringBuilder name = new StringBuilder();
    if (!takes('{')) {
      throw error("a property of characters stands in braces");
    }
    while (at < text.length && !peeks('}')) {
      name.appendCodePoint(text[at++]);
    }
    if (!takes('}')) {
      throw error("a property of characters stands in braces");
    }
    return CharacterProperties.named(name.toString())
        .orElseThrow(() -> error("a property of characters is not known"));
  }

  private int unicode() {
    if (takes('{')) {
      int code = 0;
      while (at < text.length && !peeks('}') && code < CodePoints.END) {
        code = code * 16 + digit();
      }
      if (!takes('}') || code >= CodePoints.END) {
        throw error("an escape is not taken");
      }
      return code;
    }
    int code = hex(4);
    int start = at;
    if (Character.isHighSurrogate((char) code) && takes('\\') && takes('u') && !peeks('{')) {
      int low = hex(4);
      if (Character.isLowSurrogate((char) low)) {
        return Character.toCodePoint((char) code, (char) low);
      }
    }
    at = start;
    return code;
  }

  private int hex(int digits) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      code = code * 16 + digit();
    }
    return code;
  }

  private int digit() {
    int digit = at < text.length ? Character.digit(text[at], 16) : -1;
    if (digit < 0) {
      throw error("a hexadecimal digit was expected");
    }
    at++;
    return digit;
  }

  private CodePoints set() {
    boolean negated = takes('^');
    if (peeks(']')) {
      throw error("an empty set is not taken");
    }
    CodePoints set = CodePoints.none();
    while (at < text.length && !peeks(']')) {
      set = set.or(item());
    }
    if (!takes(']')) {
      throw error("a set is never closed");
    }
    return negated ? set.others() : set;
  }

  private CodePoints item() {
    CodePoints low = member();
    boolean range = peeks('-') && at + 1 < text.length && text[at + 1] != ']';
    if (!range) {
      return low;
    }
    at++;
    CodePoints high = member();
    if (!low.isSingle() || !high.isSingle() || high.first() < low.first()) {
      throw error("a range in a set is none");
    }
    return CodePoints.range(low.first(), high.first());
  }

  private CodePoints member() {
    int c = text[at++];
    boolean twice = at < text.length && text[at] == c;
    if (c == '[' || (c == '&' && twice)) {
      throw error("sets within sets are not taken"); // Engines read them differently.
    }
    if (c != '\\') {
      return CodePoints.single(c);
    }
    return takes('b') ? CodePoints.single('\b') : escapedSet();
  }

  private Node<CodePoints> repeated(Node<CodePoints> part) {
    if (at == text.length || "*+?{".indexOf(text[at]) < 0) {
      return part;
    }
    if (part instanceof Node.At<CodePoints>) {
      throw error("a place cannot be repeated");
    }
    int sign = text[at++];
    Node<CodePoints> repeated =
        switch (sign) {
          case '*' -> new Node.Repeat<>(part, 0, -1);
          case '+' -> new Node.Repeat<>(part, 1, -1);
          case '?' -> new Node.Repeat<>(part, 0, 1);
          default -> counted(part);
        };
    if (!takes('?') && peeks('+')) {
      throw error("two repetitions follow each other");
    }
    return repeated;
  }

  private Node<CodePoints> counted(Node<CodePoints> part) {
    int min = number();
    int max = min;
    if (takes(',')) {
      max = peeks('}') ? -1 : number();
    }
    if (!takes('}') || (max >= 0 && max < min)) {
      throw error("a repetition is written {2}, {2,} or {2,5}");
    }
    return new Node.Repeat<>(part, min, max);
  }

  private int number() {
    int number = 0;
    int start = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9' && number <= REPEAT_MAX) {
      number = number * 10 + text[at++] - '0';
    }
    if (at == start || number > REPEAT_MAX) {
      throw error("a number up to " + REPEAT_MAX + " was expected");
    }
    return number;
  }

  private boolean takes(int c) {
    boolean taken = peeks(c);
    at += taken ? 1 : 0;
    return taken;
  }

  private boolean peeks(int c) {
    return at < text.length && text[at] == c;
  }

  private PatternNotTakenException error(String why) {
    return new PatternNotTakenException(why, at + 1);
  }
}
