package dev.lockstep.demo.data;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.types.Decimal128;

/**
 * Makes of a value another of the same type that was never written before, wherever the type has
 * room for it; so a value that is lost or turns up in a wrong place is recognised. Threads may
 * share it.
 */
public final class Tokens {
  private static final int FIRST = 1_000;
  private static final char MARK = '~';

  private final AtomicInteger last = new AtomicInteger(FIRST);

  /** A value of the sample's type; the sample itself where the type has no room for a token. */
  public Value like(Value sample, SplittableRandom random) {
    int token = last.incrementAndGet();
    return switch (sample) {
      case Value.Text text -> Value.text(text(text.value(), token));
      case Value.Int32 n -> Value.int32(token);
      case Value.Int64 n -> Value.int64(token);
      case Value.Float64 n -> Value.float64(token + 0.5);
      case Value.Decimal128 n -> new Value.Decimal128(n.high(), token);
      case Value.Bool bool -> Value.bool(random.nextBoolean());
      case Value.DateTime date -> new Value.DateTime(1_000_000_000_000L + 1000L * token);
      case Value.Timestamp timestamp -> new Value.Timestamp(((long) token << 32) + 1);
      case Value.ObjectId id -> new Value.ObjectId(withTail(id.bytes(), token, 4));
      case Value.Binary binary when binary.bytes().size() >= 8 ->
          new Value.Binary(binary.subtype(), withTail(binary.bytes(), token, 8));
      case Value.Binary binary -> binary;
      case Value.Regex regex -> new Value.Regex(text(regex.pattern(), token), regex.options());
      case Value.Code code -> new Value.Code("// " + token);
      case Value.Array array -> array(array.items(), random);
      case Document document -> document(document, random);
      case Value.Null n -> n;
      case Value.ScopedCode code -> code;
      case Value.Symbol symbol -> symbol;
      case Value.DbPointer pointer -> pointer;
      case Value.Undefined undefined -> undefined;
      case Value.MinKey key -> key;
      case Value.MaxKey key -> key;
    };
  }

  /** Whether a store that compares numbers by their value only takes both for the same. */
  public static boolean coincide(Value one, Value other) {
    if (one instanceof Document a && other instanceof Document b) {
      return a.size() == b.size()
          && a.names().stream()
              .allMatch(n -> b.has(n) && coincide(a.get(n).orElseThrow(), b.get(n).orElseThrow()));
    }
    if (one instanceof Value.Array a && other instanceof Value.Array b) {
      return a.items().size() == b.items().size()
          && IntStream.range(0, a.items().size())
              .allMatch(i -> coincide(a.items().get(i), b.items().get(i)));
    }
    OptionalDouble number = number(one);
    return number.isPresent() ? number.equals(number(other)) : one.equals(other);
  }

  private static OptionalDouble number(Value value) {
    return switch (value) {
      case Value.Int32 n -> OptionalDouble.of(n.value());
      case Value.Int64 n -> OptionalDouble.of((double) n.value());
      case Value.Float64 n -> OptionalDouble.of(n.value() + 0.0);
      case Value.Decimal128 n ->
          OptionalDouble.of(Decimal128.fromIEEE754BIDEncoding(n.high(), n.low()).doubleValue());
      case Value v -> OptionalDouble.empty();
    };
  }

  private static String text(String sample, int token) {
    if (!sample.isEmpty() && sample.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Integer.toString(token);
    }
    int mark = sample.indexOf(MARK);
    return (mark < 0 ? sample : sample.substring(0, mark)) + MARK + Integer.toString(token, 36);
  }

  /** The bytes with a number, most significant byte first, in place of the last ones. */
  private static Bytes withTail(Bytes bytes, long number, int length) {
    byte[] content = bytes.toArray();
    for (int i = 0; i < length; i++) {
      content[content.length - 1 - i] = (byte) (number >>> (8 * i));
    }
    return Bytes.of(content);
  }

  private Value array(List<Value> items, SplittableRandom random) {
    if (items.isEmpty()) {
      return new Value.Array(items);
    }
    List<Value> changed = new ArrayList<>(items);
    int at = random.nextInt(items.size());
    int dice = random.nextInt(10);
    if (dice == 0 && items.size() < 20) {
      changed.add(like(items.get(at), random));
    } else if (dice == 1 && items.size() > 1) {
      Value ignored = changed.remove(at);
    } else {
      changed.set(at, like(items.get(at), random));
    }
    return new Value.Array(changed);
  }

  private Value document(Document document, SplittableRandom random) {
    if (document.isEmpty()) {
      return document;
    }
    int at = random.nextInt(document.size());
    return document.with(document.name(at), like(document.value(at), random));
  }
}
