package dev.lockstep.cli.verb;

import dev.lockstep.model.problem.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one word of a closed list, and names the nearest where it is none of them. */
public class Words<T> implements ITypeConverter<T> {
  private final List<T> values;
  private final Function<T, String> word;

  /** A list of values with their words. */
  protected Words(T[] values, Function<T, String> word) {
    this.values = List.copyOf(Arrays.asList(values));
    this.word = word;
  }

  @Override
  public T convert(String text) {
    return values.stream()
        .filter(value -> word.apply(value).equals(text))
        .findAny()
        .orElseThrow(() -> {
          List<String> known = values.stream().map(word).toList();
          return new TypeConversionException(
              "'%s' is none of %s%s"
                  .formatted(text, String.join(", ", known), Nearest.suggestion(text, known)));
        });
  }
}
