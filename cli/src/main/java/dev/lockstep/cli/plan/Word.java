package dev.lockstep.cli.plan;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads names of checks, cohorts and regions. */
final class Word implements ITypeConverter<String> {
  /** For the parser of commands. */
  Word() {}

  @Override
  public String convert(String text) {
    if (text.matches("[A-Za-z][A-Za-z0-9._-]{0,63}")) {
      return text;
    }
    throw new TypeConversionException("'%s' is no name".formatted(text));
  }
}
