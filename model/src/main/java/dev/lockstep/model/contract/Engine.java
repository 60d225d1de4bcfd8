package dev.lockstep.model.contract;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kind of store that holds a collection. */
public enum Engine {
  MONGODB,
  CASSANDRA,
  DYNAMODB,
  REDIS;

  /** The engine as contracts write it, such as {@code mongodb}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The engine of this word. */
  public static Optional<Engine> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
