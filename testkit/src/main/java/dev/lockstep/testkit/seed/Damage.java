package dev.lockstep.testkit.seed;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages files, to be fed to whoever reads them. */
public final class Damage {
  private static final String MARKS = "{}[]:,&*!|>'\"%@`#-? \t\n\r\0";

  private Damage() {}

  /** A copy with some other bytes, many of them marks of YAML and JSON; now and then cut off. */
  public static byte[] of(byte[] example, SplittableRandom random) {
    byte[] content = example.clone();
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(content.length);
      content[at] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) MARKS.charAt(random.nextInt(MARKS.length()));
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(content, random.nextInt(content.length))
        : content;
  }
}
