package dev.lockstep.cli.plan;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads series of Prometheus, such as {@code requests_total{code="200"}}; it judges the rest. */
final class Selector implements ITypeConverter<String> {
  private static final int SIZE_MAX = 1_000;

  /** For the parser of commands. */
  Selector() {}

  @Override
  public String convert(String text) {
    if (text.isBlank() || text.length() > SIZE_MAX || text.chars().anyMatch(c -> c < ' ')) {
      throw new TypeConversionException("it is no series such as requests_total{code=\"200\"}");
    }
    return text.strip();
  }
}
