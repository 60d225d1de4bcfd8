package dev.lockstep.cli.verb;

import dev.lockstep.formats.cel.CelException;
import dev.lockstep.formats.cel.CelReader;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an expression as in {@code when}, and answers its text once it is known to be one. */
public final class ExpressionText implements ITypeConverter<String> {
  /** For the parser of commands. */
  public ExpressionText() {}

  @Override
  public String convert(String text) {
    try {
      var unused = CelReader.read(text);
      return text;
    } catch (CelException e) {
      TypeConversionException wrong =
          new TypeConversionException(
              "the expression is wrong at line %d, column %d: %s"
                  .formatted(e.line(), e.column(), e.why()));
      wrong.initCause(e);
      throw wrong;
    }
  }
}
