package dev.lockstep.model.contract;

import dev.lockstep.model.path.Path;
import java.util.Locale;

/** A path in a key or an index, with how it is ordered there. */
public record KeyPart(Path path, Order order) {
  /** How values are ordered. */
  public enum Order {
    ASC,
    DESC,
    /** Not at all: by their hash. */
    HASHED,
    /** By what is in them: words, places, vectors. */
    CONTENT;

    /** The word as contracts write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** An ascending part. */
  public static KeyPart ascending(Path path) {
    return new KeyPart(path, Order.ASC);
  }
}
