package dev.lockstep.engine;

import org.jspecify.annotations.Nullable;

/** What made a task in another thread fail, as the one who waited for it throws it. */
public final class Unwrapped {
  private Unwrapped() {}

  /**
   * The failure as it is, where it may be thrown undeclared.
   *
   * @throws Error if it is one
   */
  public static RuntimeException of(@Nullable Throwable failure) {
    return switch (failure) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(failure);
    };
  }
}
