package dev.lockstep.runner;

/**
 * The one who asks, and who is recorded as having approved what this command does: from the command
 * line alone, the user of the operating system.
 *
 * @param name the user's name
 */
public record Person(String name) {
  /** The user this process runs as. */
  public static Person ofOperatingSystem() {
    return new Person(System.getProperty("user.name", "unknown"));
  }

  /** How the journal names them. */
  String actor() {
    return "user:" + name;
  }
}
