package dev.lockstep.registry.compare;

import dev.lockstep.model.shape.Range;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Size;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Finds what one range lets in and another does not, exactly. */
public final class Bounds {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Bounds() {}

  /**
   * A number that one range lets in and the other does not.
   *
   * @param wholeOnly whether only whole numbers count
   */
  public static Optional<BigDecimal> onlyIn(Range one, Range other, boolean wholeOnly) {
    return candidates(one, other)
        .flatMap(
            number -> wholeOnly ? whole(number) : Stream.concat(Stream.of(number), whole(number)))
        .filter(number -> letsIn(one, number) && !letsIn(other, number))
        .findFirst();
  }

  /** Some numbers that a range lets in. */
  static Stream<BigDecimal> within(Range range, boolean wholeOnly) {
    return candidates(range, range)
        .flatMap(number -> wholeOnly ? whole(number) : Stream.of(number))
        .filter(number -> letsIn(range, number));
  }

  private static boolean letsIn(Range range, BigDecimal number) {
    return range.contains(number)
        && range
            .multipleOf()
            .filter(step -> step.signum() != 0 && number.remainder(step).signum() != 0)
            .isEmpty();
  }

  /** The ends, what is beside them and between them, each also as the multiple next to it. */
  private static Stream<BigDecimal> candidates(Range one, Range other) {
    Stream<BigDecimal> ends =
        Stream.of(one.min(), one.max(), other.min(), other.max())
            .flatMap(Optional::stream)
            .map(Bound::value)
            .flatMap(end -> Stream.of(end, end.subtract(BigDecimal.ONE), end.add(BigDecimal.ONE)));
    Stream<BigDecimal> between =
        Stream.of(between(one.min(), other.min()), between(one.max(), other.max()))
            .flatMap(Optional::stream);
    Stream<BigDecimal> all =
        Stream.of(ends, between, Stream.of(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("0.5")))
            .flatMap(each -> each);
    return all.flatMap(number -> multiples(number, one.multipleOf()));
  }

  private static Optional<BigDecimal> between(Optional<Bound> a, Optional<Bound> b) {
    return a.flatMap(
        one -> b.map(other -> one.value().add(other.value()).divide(TWO, MathContext.UNLIMITED)));
  }

  private static Stream<BigDecimal> multiples(BigDecimal number, Optional<BigDecimal> step) {
    if (step.isEmpty() || step.get().signum() == 0) {
      return Stream.of(number);
    }
    BigDecimal below = number.divide(step.get(), 0, RoundingMode.FLOOR).multiply(step.get());
    return LongStream.rangeClosed(-1, 3)
        .mapToObj(i -> below.add(step.get().multiply(BigDecimal.valueOf(i))));
  }

  private static Stream<BigDecimal> whole(BigDecimal number) {
    return Stream.of(
        number.setScale(0, RoundingMode.FLOOR), number.setScale(0, RoundingMode.CEILING));
  }

  /** A size that one lets in and the other does not. */
  public static OptionalLong onlyIn(Size one, Size other) {
    return Stream.of(one.min(), one.max(), other.min(), other.max())
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .flatMap(end -> LongStream.of(end, end - 1, end + 1))
        .filter(size -> size >= 0 && letsIn(one, size) && !letsIn(other, size))
        .findFirst();
  }

  private static boolean letsIn(Size size, long number) {
    return number >= size.min().orElse(0) && number <= size.max().orElse(Long.MAX_VALUE);
  }

  /** A range in words, such as {@code from 1 below 10}. */
  public static String words(Range range) {
    String text =
        Stream.of(
                range.min().map(bound -> (isIn(bound) ? "from " : "above ") + plain(bound.value())),
                range.max().map(bound -> (isIn(bound) ? "to " : "below ") + plain(bound.value())),
                range.multipleOf().map(step -> "multiples of " + plain(step)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return text.isEmpty() ? "any" : text;
  }

  private static boolean isIn(Bound bound) {
    return bound.edge() == Range.Edge.INCLUDED;
  }

  private static String plain(BigDecimal number) {
    return number.precision() - number.scale() > 40 || number.scale() > 40
        ? number.toString()
        : number.toPlainString();
  }

  /** A size in words, such as {@code 1 to 10}. */
  public static String words(Size size) {
    return "%s to %s"
        .formatted(
            size.min().orElse(0),
            size.max().isPresent() ? Long.toString(size.max().getAsLong()) : "any");
  }
}
