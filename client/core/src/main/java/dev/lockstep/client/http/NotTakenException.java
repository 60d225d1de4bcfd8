package dev.lockstep.client.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A call certainly had no effect: it never arrived, or it was refused. */
final class NotTakenException extends IOException {
  private static final long serialVersionUID = 1L;

  NotTakenException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
