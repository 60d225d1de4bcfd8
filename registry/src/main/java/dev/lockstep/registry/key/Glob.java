package dev.lockstep.registry.key;

/**
 * A pattern of Redis' {@code SCAN}: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a]} and escapes.
 */
final class Glob {
  private final String pattern;
  private final Automaton automaton = new Automaton();
  private int at;

  private Glob(String pattern) {
    this.pattern = pattern;
  }

  static Automaton automaton(String pattern) {
    Glob glob = new Glob(pattern);
    while (glob.at < pattern.length()) {
      glob.next();
    }
    return glob.automaton;
  }

  private void next() {
    int character = take();
    switch (character) {
      case '*' -> automaton.any(CharacterRanges.ALL);
      case '?' -> automaton.then(CharacterRanges.ALL);
      case '[' -> automaton.then(set());
      case '\\' -> automaton.then(CharacterRanges.one(at < pattern.length() ? take() : '\\'));
      default -> automaton.then(CharacterRanges.one(character));
    }
  }

  private CharacterRanges set() {
    boolean others = at < pattern.length() && pattern.charAt(at) == '^';
    if (others) {
      at++;
    }
    CharacterRanges set = CharacterRanges.NONE;
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      int from = escaped();
      int to = from;
      if (at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']') {
        at++;
        to = escaped();
      }
      set = set.with(Math.min(from, to), Math.max(from, to));
    }
    at++;
    return others ? set.others() : set;
  }

  private int escaped() {
    int character = take();
    return character == '\\' && at < pattern.length() ? take() : character;
  }

  private int take() {
    int character = pattern.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }
}
