package dev.lockstep.model.pattern;

import dev.lockstep.model.pattern.CharacterSet.Range;
import dev.lockstep.model.pattern.Node.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads the notation of patterns. Used once per text. */
final class PatternParser {
  private static final int DEPTH_MAX = 50;
  private static final int REPEAT_MAX = 1000;
  private static final String SPECIAL = "\\.+*?()|[]{}^$/-";

  private final int[] text;
  private int at;

  PatternParser(String text) {
    this.text = text.codePoints().toArray();
  }

  Node<CharacterSet> parse() {
    Node<CharacterSet> node = choice(0);
    if (at < text.length) {
      throw error("a ')' closes nothing here");
    }
    return node;
  }

  private Node<CharacterSet> choice(int depth) {
    if (depth > DEPTH_MAX) {
      throw error("groups nest deeper than " + DEPTH_MAX + " levels");
    }
    List<Node<CharacterSet>> parts = new ArrayList<>();
    parts.add(sequence(depth));
    while (peeks('|')) {
      at++;
      parts.add(sequence(depth));
    }
    return parts.size() == 1 ? parts.getFirst() : new Node.Choice<>(parts);
  }

  private Node<CharacterSet> sequence(int depth) {
    List<Node<CharacterSet>> parts = new ArrayList<>();
    while (at < text.length && !peeks('|') && !peeks(')')) {
      parts.add(repeated(atom(depth)));
    }
    return new Node.Sequence<>(parts);
  }

  private Node<CharacterSet> atom(int depth) {
    int c = text[at++];
    return switch (c) {
      case '(' -> group(depth);
      case '[' -> new Node.One<>(set());
      case '.' -> new Node.One<>(CharacterSet.NO_LINE_END);
      case '^' -> new Node.At<>(Place.BEGIN);
      case '$' -> new Node.At<>(Place.END);
      case '\\' -> escape();
      case '*', '+', '?', '{' -> {
        at--;
        throw error("nothing stands before this repetition");
      }
      default -> new Node.One<>(CharacterSet.single(c));
    };
  }

  private Node<CharacterSet> group(int depth) {
    int start = at;
    if (peeks('?')) {
      at++;
      if (!peeks(':')) {
        at = start;
        throw error("of groups only '(…)' and '(?:…)' are taken");
      }
      at++;
    }
    Node<CharacterSet> inner = choice(depth + 1);
    if (!peeks(')')) {
      at = start - 1;
      throw error("the group that opens here is never closed");
    }
    at++;
    return inner;
  }

  private Node<CharacterSet> escape() {
    int c = nextEscaped();
    return switch (c) {
      case 'b' -> new Node.At<>(Place.WORD_EDGE);
      case 'B' -> new Node.At<>(Place.NO_WORD_EDGE);
      default -> new Node.One<>(escapedSet(c));
    };
  }

  private int nextEscaped() {
    if (at == text.length) {
      throw error("a character was expected after '\\'");
    }
    return text[at++];
  }

  private CharacterSet escapedSet(int c) {
    return switch (c) {
      case 'd' -> CharacterSet.DIGITS;
      case 'D' -> CharacterSet.DIGITS.others();
      case 'w' -> CharacterSet.WORD;
      case 'W' -> CharacterSet.WORD.others();
      case 's' -> CharacterSet.SPACE;
      case 'S' -> CharacterSet.SPACE.others();
      case 'n' -> CharacterSet.single('\n');
      case 'r' -> CharacterSet.single('\r');
      case 't' -> CharacterSet.single('\t');
      default -> {
        if (SPECIAL.indexOf(c) < 0 && (Character.isLetterOrDigit(c) || c > 127)) {
          at--;
          throw error("this escape is not taken");
        }
        yield CharacterSet.single(c);
      }
    };
  }

  private CharacterSet set() {
    int start = at;
    boolean negated = peeks('^');
    at += negated ? 1 : 0;
    List<Range> ranges = new ArrayList<>();
    boolean first = true;
    while (at < text.length && (first || !peeks(']'))) {
      first = false;
      item(ranges);
    }
    if (at == text.length) {
      at = start - 1;
      throw error("the set that opens here is never closed");
    }
    at++;
    return new CharacterSet(ranges, negated);
  }

  private void item(List<Range> ranges) {
    CharacterSet low = member();
    boolean range = peeks('-') && at + 1 < text.length && text[at + 1] != ']' && isSingle(low);
    if (!range) {
      ranges.addAll(low.positive());
      return;
    }
    at++;
    CharacterSet high = member();
    if (!isSingle(high) || first(high) < first(low)) {
      throw error("the range before here is none");
    }
    ranges.add(new Range(first(low), first(high)));
  }

  private CharacterSet member() {
    int c = text[at++];
    return c == '\\' ? escapedSet(nextEscaped()) : CharacterSet.single(c);
  }

  private static boolean isSingle(CharacterSet set) {
    return !set.negated()
        && set.ranges().size() == 1
        && set.ranges().getFirst().first() == set.ranges().getFirst().last();
  }

  private static int first(CharacterSet set) {
    return set.ranges().getFirst().first();
  }

  private Node<CharacterSet> repeated(Node<CharacterSet> part) {
    if (at == text.length) {
      return part;
    }
    Node<CharacterSet> repeated =
        switch (text[at]) {
          case '*' -> repeat(part, 0, -1);
          case '+' -> repeat(part, 1, -1);
          case '?' -> repeat(part, 0, 1);
          case '{' -> counted(part);
          default -> part;
        };
    if (!repeated.equals(part) && at < text.length && "*+?{".indexOf(text[at]) >= 0) {
      throw error("two repetitions follow each other");
    }
    return repeated;
  }

  private Node<CharacterSet> repeat(Node<CharacterSet> part, int min, int max) {
    at++;
    if (peeks('?')) {
      at++;
    }
    return new Node.Repeat<>(part, min, max);
  }

  private Node<CharacterSet> counted(Node<CharacterSet> part) {
    at++;
    int min = number();
    int max = min;
    if (peeks(',')) {
      at++;
      max = peeks('}') ? -1 : number();
    }
    if (!peeks('}') || (max >= 0 && max < min)) {
      throw error("a repetition is written {2}, {2,} or {2,5}");
    }
    return repeat(part, min, max);
  }

  private int number() {
    int number = 0;
    int start = at;
    while (at < text.length && text[at] >= '0' && text[at] <= '9' && number <= REPEAT_MAX) {
      number = number * 10 + text[at++] - '0';
    }
    if (at == start || number > REPEAT_MAX) {
      throw error("a number up to " + REPEAT_MAX + " was expected here");
    }
    return number;
  }

  private boolean peeks(char c) {
    return at < text.length && text[at] == c;
  }

  private TextPatternException error(String why) {
    return new TextPatternException(why, at + 1);
  }
}
