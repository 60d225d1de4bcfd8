package dev.lockstep.registry.page;

/** Words of a shell's command line. */
public final class Shell {
  private Shell() {}

  /** A text as one word that no shell takes apart or carries out. */
  public static String word(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.matches("[A-Za-z0-9_./:@%+,-]+") ? line : "'" + line.replace("'", "'\\''") + "'";
  }
}
