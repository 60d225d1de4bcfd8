package dev.lockstep.mongodb;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the driver's log quiet: what it tells (lost connections, elections) reaches users as
 * problems and outcomes in our own words.
 */
final class DriverLog {
  /** Held, since the logging of the JDK forgets the level of a logger that nobody holds. */
  private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

  private DriverLog() {}

  static void silence() {
    DRIVER.setLevel(Level.OFF);
  }
}
