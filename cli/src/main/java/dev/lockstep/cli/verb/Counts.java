package dev.lockstep.cli.verb;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whole numbers within bounds. */
public final class Counts {
  private Counts() {}

  private static long read(String text, long max) {
    if (text.matches("\\d{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= max) {
        return number;
      }
    }
    throw new TypeConversionException(
        max == Long.MAX_VALUE
            ? "'%s' is no whole number above 0".formatted(text)
            : "'%s' is no whole number from 1 to %d".formatted(text, max));
  }

  /** How many documents. */
  public static final class Documents implements ITypeConverter<Long> {
    /** For the parser of commands. */
    public Documents() {}

    @Override
    public Long convert(String text) {
      return read(text, Long.MAX_VALUE);
    }
  }

  /** How many of what fits into memory. */
  public static final class Few implements ITypeConverter<Integer> {
    /** For the parser of commands. */
    public Few() {}

    @Override
    public Integer convert(String text) {
      return (int) read(text, Integer.MAX_VALUE);
    }
  }

  /** How many things at once. */
  public static final class AtOnce implements ITypeConverter<Integer> {
    private static final int MAX = 256;

    /** For the parser of commands. */
    public AtOnce() {}

    @Override
    public Integer convert(String text) {
      return (int) read(text, MAX);
    }
  }
}
