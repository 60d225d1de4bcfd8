package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The numbers of CQL that have no bound, each as the first of 64-bit integer (varint only),
 * decimal128 of the same scale, and text that holds it exactly.
 */
final class BigNumbers {
  /** Beyond this, digits are of no use to anybody and slow to write out. */
  private static final int SIZE_MAX = 1024;

  private static final int TEXT_MAX = 4 * SIZE_MAX;
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  private BigNumbers() {}

  static Optional<Value> varint(ByteBuffer bytes) {
    return unscaled(bytes)
        .map(number -> {
          if (number.bitLength() < Long.SIZE) {
            return Value.int64(number.longValueExact());
          }
          return decimal128(new BigDecimal(number))
              .<Value>map(decimal -> decimal)
              .orElseGet(() -> Value.text(number.toString()));
        });
  }

  static Optional<ByteBuffer> toVarint(Value value) {
    Optional<BigInteger> number =
        switch (value) {
          case Value.Int64(long small) -> Optional.of(BigInteger.valueOf(small));
          case Value.Decimal128 decimal -> decimal.number().map(BigDecimal::toBigInteger);
          case Value.Text(String text)
              when text.length() <= TEXT_MAX && INTEGER.matcher(text).matches() ->
              Optional.of(new BigInteger(text));
          default -> Optional.empty();
        };
    return number.map(BigInteger::toByteArray).map(ByteBuffer::wrap);
  }

  static Optional<Value> decimal(ByteBuffer bytes) {
    if (bytes.remaining() <= Integer.BYTES) {
      return Optional.empty();
    }
    int scale = bytes.getInt();
    return unscaled(bytes)
        .map(number -> new BigDecimal(number, scale))
        .map(number ->
            decimal128(number)
                .<Value>map(decimal -> decimal)
                .orElseGet(() -> Value.text(number.toString())));
  }

  static Optional<ByteBuffer> toDecimal(Value value) {
    Optional<BigDecimal> number =
        switch (value) {
          case Value.Decimal128 decimal -> decimal.number();
          case Value.Text(String text) when text.length() <= TEXT_MAX -> parse(text);
          default -> Optional.empty();
        };
    return number.map(BigNumbers::bytes);
  }

  private static ByteBuffer bytes(BigDecimal number) {
    byte[] unscaled = number.unscaledValue().toByteArray();
    return ByteBuffer.allocate(Integer.BYTES + unscaled.length)
        .putInt(number.scale())
        .put(unscaled)
        .flip();
  }

  private static Optional<BigInteger> unscaled(ByteBuffer bytes) {
    if (!bytes.hasRemaining() || bytes.remaining() > SIZE_MAX) {
      return Optional.empty();
    }
    byte[] content = new byte[bytes.remaining()];
    bytes.get(content);
    return Optional.of(new BigInteger(content));
  }

  /** The number with its scale, where decimal128 keeps both. */
  private static Optional<Value.Decimal128> decimal128(BigDecimal number) {
    return Value.Decimal128.of(number)
        .filter(decimal -> decimal.number().filter(number::equals).isPresent());
  }

  private static Optional<BigDecimal> parse(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
