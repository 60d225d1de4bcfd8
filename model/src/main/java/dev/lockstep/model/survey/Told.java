package dev.lockstep.model.survey;

import java.util.Optional;
import java.util.function.Function;

/** Something that was asked of a store: what it told, or why it told nothing. Immutable. */
public sealed interface Told<T> {
  /** The store told it. */
  record Known<T>(T value) implements Told<T> {}

  /**
   * The store cannot tell.
   *
   * @param ability what it lacks, in its own words, such as {@code $indexStats}
   */
  record Declined<T>(String ability) implements Told<T> {}

  /**
   * The store would tell somebody else.
   *
   * @param privilege what the account lacks, in the store's own words
   */
  record Forbidden<T>(String privilege) implements Told<T> {}

  /** What was told, if it was. */
  default Optional<T> known() {
    return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /** The same about something that follows from it. */
  default <R> Told<R> map(Function<T, R> follow) {
    return switch (this) {
      case Known<T>(T value) -> new Known<>(follow.apply(value));
      case Declined<T>(String ability) -> new Declined<>(ability);
      case Forbidden<T>(String privilege) -> new Forbidden<>(privilege);
    };
  }

  /** Why nothing was told, for messages; empty where something was. */
  default Optional<String> silence() {
    return switch (this) {
      case Known<T> known -> Optional.empty();
      case Declined<T>(String ability) -> Optional.of("the server declines " + ability);
      case Forbidden<T>(String privilege) -> Optional.of("the account lacks " + privilege);
    };
  }
}
