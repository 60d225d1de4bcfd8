package dev.lockstep.checks.query;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Filters over the documents of {@link Parcels}. */
final class RandomFilters {
  private static final List<String> PATHS =
      List.of(
          "name",
          "count",
          "weight",
          "paid",
          "state",
          "marks",
          "loose",
          "loose.in",
          "to.town",
          "to.floor",
          "only.code",
          "fresh",
          "only");

  private RandomFilters() {}

  /** A filter over documents, half of it over these paths. */
  static Document next(SplittableRandom random, List<String> touched, int depth) {
    if (depth == 0 || random.nextInt(3) > 0) {
      return Document.builder().add(path(random, touched), condition(random)).build();
    }
    List<Value> parts = new ArrayList<>();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      parts.add(next(random, touched, depth - 1));
    }
    String word = List.of("$and", "$or", "$nor").get(random.nextInt(3));
    return Document.builder().add(word, new Value.Array(parts)).build();
  }

  private static String path(SplittableRandom random, List<String> touched) {
    List<String> paths = random.nextBoolean() ? touched : PATHS;
    return paths.get(random.nextInt(paths.size()));
  }

  private static Value condition(SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      return value(random);
    }
    Document.Builder fields = Document.builder();
    operator(random, fields, false);
    return fields.build();
  }

  private static void operator(SplittableRandom random, Document.Builder fields, boolean inner) {
    switch (random.nextInt(inner ? 9 : 10)) {
      case 0 -> fields.add("$ne", value(random));
      case 1 -> fields.add("$in", values(random));
      case 2 -> fields.add("$nin", values(random));
      case 3 -> fields.add("$gt", ordered(random));
      case 4 -> fields.add("$lte", ordered(random));
      case 5 -> fields.add("$exists", Value.bool(random.nextBoolean()));
      case 6 -> fields.add("$type", Value.text(List.of("string", "int").get(random.nextInt(2))));
      case 7 -> fields.add("$size", Value.int32(random.nextInt(3)));
      case 8 -> fields.add("$eq", value(random));
      default -> {
        Document.Builder not = Document.builder();
        operator(random, not, true);
        fields.add("$not", not.build());
      }
    }
  }

  private static Value values(SplittableRandom random) {
    List<Value> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(random));
    }
    return new Value.Array(items);
  }

  private static Value value(SplittableRandom random) {
    return random.nextInt(6) == 0 ? Value.NULL : ordered(random);
  }

  private static Value ordered(SplittableRandom random) {
    return switch (random.nextInt(5)) {
      case 0 -> Value.int32(random.nextInt(4));
      case 1 -> Value.float64(random.nextInt(5) / 2.0);
      case 2 -> Value.text(Parcels.STATES.get(random.nextInt(3)));
      case 3 -> Value.text(List.of("ada", "bob", "N", "1").get(random.nextInt(4)));
      default -> Value.bool(random.nextBoolean());
    };
  }
}
