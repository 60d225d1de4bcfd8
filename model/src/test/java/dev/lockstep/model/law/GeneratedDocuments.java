package dev.lockstep.model.law;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;

/** Documents of a shape that generated changes know, with values of every type in it. */
final class GeneratedDocuments {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "a b",
          "a b c",
          "Ann Lee",
          "CF24 3JH",
          "12",
          "-7",
          "4.50",
          "0.1",
          "1e3",
          "007",
          "true",
          "false",
          "Not yet rated",
          "NaN",
          "2020-01-02",
          "2020-01-02T03:04:05Z",
          "2020-01-02T03:04:05.678+02:00",
          "55f14312c7447c3da7051b26",
          "123e4567-e89b-12d3-a456-426614174000",
          "\u0000",
          "\uD83D\uDE00 b",
          "x".repeat(40));
  private static final List<Double> DOUBLES =
      List.of(0.0, -0.0, 1.0, 4.5, 0.1, -3.0, 1e300, Double.POSITIVE_INFINITY, Double.NaN);

  private final SplittableRandom random;

  GeneratedDocuments(SplittableRandom random) {
    this.random = random;
  }

  Document next() {
    List<String> names =
        new ArrayList<>(List.of("_id", "a", "b", "c", "n", "list", "map", "tags", "z"));
    Collections.shuffle(names, new Random(random.nextLong()));
    Document.Builder document = Document.builder();
    for (String name : names) {
      if (random.nextInt(6) > 0) {
        document.add(name, valueOf(name));
      }
    }
    return document.build();
  }

  private Value valueOf(String name) {
    boolean asDeclared = random.nextInt(8) > 0;
    return switch (name) {
      case "n" -> asDeclared ? nested() : value();
      case "list" -> asDeclared ? list() : value();
      case "map" -> asDeclared ? map() : value();
      case "tags" -> asDeclared ? array() : value();
      default -> value();
    };
  }

  private Document nested() {
    Document.Builder nested = Document.builder();
    for (String name : random.nextBoolean() ? List.of("x", "y", "w") : List.of("w", "y", "x")) {
      if (random.nextInt(3) > 0) {
        nested.add(name, value());
      }
    }
    return nested.build();
  }

  private Value list() {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(random.nextInt(9) == 0 ? value() : element(random.nextInt(8)));
    }
    return new Value.Array(items);
  }

  private Document element(int key) {
    Document nested = nested();
    Value id = random.nextInt(5) == 0 ? Value.int32(key) : Value.text("k" + key);
    return random.nextInt(9) == 0
        ? nested
        : nested.inserting(random.nextBoolean() ? 0 : nested.size(), "k", id);
  }

  private Document map() {
    Document map = Document.empty();
    for (int i = random.nextInt(4); i > 0; i--) {
      map = map.with("k" + random.nextInt(9), random.nextInt(9) == 0 ? value() : nested());
    }
    return map;
  }

  private Value array() {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value());
    }
    return new Value.Array(items);
  }

  /** A value of any type. */
  Value value() {
    return switch (random.nextInt(26)) {
      case 0, 1, 2, 3, 4, 5 -> Value.text(TEXTS.get(random.nextInt(TEXTS.size())));
      case 6, 7 -> Value.int32(random.nextInt(-2, 7));
      case 8 -> Value.int64(random.nextInt(-2, 7));
      case 9 -> Value.float64(DOUBLES.get(random.nextInt(DOUBLES.size())));
      case 10 -> new Value.Float64(0x7ff8000000000000L | random.nextInt(9));
      case 11 -> new Value.Decimal128(0x3040000000000000L, random.nextInt(9));
      case 12 -> new Value.Decimal128(0x303e000000000000L, random.nextInt(90));
      case 13 -> Value.bool(random.nextBoolean());
      case 14 -> Value.NULL;
      case 15 -> new Value.DateTime(random.nextLong(-1L << 45, 1L << 45));
      case 16 -> Value.ObjectId.of("55f14312c7447c3da7051b2" + random.nextInt(9));
      case 17 -> Value.Binary.of(new UUID(7, random.nextInt(9)));
      case 18 -> new Value.Binary(random.nextInt(256), Bytes.of(new byte[] {1, 2}));
      case 19 -> Document.of("x", Value.int32(random.nextInt(3)));
      case 20 -> Value.Array.of(Value.text("a"), Value.int32(random.nextInt(3)));
      case 21 -> Value.int64(random.nextLong());
      case 22 -> Document.empty();
      default -> rare();
    };
  }

  private Value rare() {
    return switch (random.nextInt(9)) {
      case 0 -> new Value.Regex("a+", "i");
      case 1 -> new Value.Code("f()");
      case 2 -> new Value.ScopedCode("f()", Document.of("x", Value.NULL));
      case 3 -> new Value.Symbol("s");
      case 4 -> new Value.DbPointer("db.c", Value.ObjectId.of("55f14312c7447c3da7051b26"));
      case 5 -> new Value.Undefined();
      case 6 -> new Value.MinKey();
      case 7 -> new Value.MaxKey();
      default -> new Value.Timestamp(random.nextLong());
    };
  }
}
