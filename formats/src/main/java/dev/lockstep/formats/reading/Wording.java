package dev.lockstep.formats.reading;

/** How messages quote what people wrote. */
public final class Wording {
  private static final int QUOTED_SIZE_MAX = 60;

  private Wording() {}

  /** A word of somebody's file as a message may quote it. */
  public static String shortened(String word) {
    String line = word.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return line.length() > QUOTED_SIZE_MAX ? line.substring(0, QUOTED_SIZE_MAX) + "…" : line;
  }
}
