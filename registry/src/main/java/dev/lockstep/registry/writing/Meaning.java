package dev.lockstep.registry.writing;

import java.util.Optional;

/** What an element is to people: its name in business, and what it stands for. */
public record Meaning(Optional<String> name, Optional<String> description) {
  /** Nothing said. */
  public static final Meaning NONE = new Meaning(Optional.empty(), Optional.empty());
}
