package dev.lockstep.server;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Keeps a start that failed from being logged with its stack trace: {@link StartFailures} says it
 * in one sentence.
 */
final class SilentReporter implements SpringBootExceptionReporter {
  /** Spring makes one with the context that failed. */
  SilentReporter(ConfigurableApplicationContext context) {
    assert context != null;
  }

  @Override
  public boolean reportException(Throwable failure) {
    return true;
  }
}
