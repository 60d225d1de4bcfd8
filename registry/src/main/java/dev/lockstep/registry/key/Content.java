package dev.lockstep.registry.key;

import java.util.List;

/** What an attribute in a key may hold, as text. All variants are immutable. */
public sealed interface Content {
  /** Any text but the empty one, which stores refuse in keys. */
  record AnyText() implements Content {}

  /** One or more of these characters. */
  record Characters(CharacterRanges set) implements Content {}

  /** A whole number without a sign or with a minus. */
  record WholeNumber() implements Content {}

  /** A UUID in its usual form with lowercase letters. */
  record UuidText() implements Content {}

  /** One of these texts. */
  record OneOf(List<String> texts) implements Content {
    public OneOf {
      texts = List.copyOf(texts);
      if (texts.isEmpty()) {
        throw new IllegalArgumentException("An attribute can hold something");
      }
    }
  }
}
