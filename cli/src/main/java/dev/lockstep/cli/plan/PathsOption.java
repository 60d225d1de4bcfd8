package dev.lockstep.cli.plan;

import dev.lockstep.formats.history.PathCounts.Paths;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how the two paths are told apart, such as {@code version=v2,v1}. */
final class PathsOption implements ITypeConverter<Paths> {
  private static final Pattern FORM =
      Pattern.compile(
          "([A-Za-z_][A-Za-z0-9_]{0,63})=([^,\\p{Cntrl}]{1,100}),([^,\\p{Cntrl}]{1,100})");

  /** For the parser of commands. */
  PathsOption() {}

  @Override
  public Paths convert(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new TypeConversionException(
          "'%s' is no label with the values of the new and the old path, such as path=new,old"
              .formatted(text));
    }
    return new Paths(form.group(1), form.group(2), form.group(3));
  }
}
