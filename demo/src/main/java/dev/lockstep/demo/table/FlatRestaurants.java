package dev.lockstep.demo.table;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Restaurants in the likeness of a public data set, as a table holds them: flat, each field of one
 * type, the rating a text, a field name with spaces, and beside the known fields one of every other
 * simple type, which not every restaurant has. The same seed gives the same documents.
 */
public final class FlatRestaurants {
  private static final List<String> CITIES =
      List.of("Cardiff", "Essex", "London", "Leeds", "Newcastle upon Tyne", "St. Ives", "Bath");
  private static final List<String> AREAS =
      List.of("CF24", "SS9", "W6", "LS1", "NE4", "BA1", "E17");
  private static final List<String> KITCHENS =
      List.of("Chinese", "Thai", "Curry", "Pizza", "Breakfast", "Fish & Chips");
  private static final List<String> STREETS =
      List.of("City Road", "Rayleigh Road", "Greyhound Road", "Station Parade", "Old Mill Lane");
  private static final List<String> RATINGS =
      List.of("1", "2", "3", "4", "5", "6", "1.5", "2.5", "3.5", "4.5", "5.5");

  private final SplittableRandom random;
  private final int number;

  private FlatRestaurants(long seed, int number) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    this.number = number;
  }

  /** So many documents, with keys of their own. */
  public static List<Document> documents(int count, long seed) {
    return IntStream.range(0, count)
        .mapToObj(number -> new FlatRestaurants(seed, number).document())
        .toList();
  }

  private Document document() {
    Document.Builder document =
        Document.builder()
            .add("_id", Value.text("restaurant-" + number))
            .add("URL", Value.text("http://example.com/restaurants/" + number + "/menu"))
            .add("address", Value.text((1 + random.nextInt(400)) + " " + pick(STREETS)))
            .add("address line 2", Value.text(pick(CITIES)))
            .add("name", Value.text(pick(KITCHENS) + " House " + number))
            .add("outcode", Value.text(pick(AREAS)))
            .add("postcode", Value.text(random.nextInt(10) + "" + letter() + letter()))
            .add("rating", Value.text(random.nextInt(33) == 0 ? "Not yet rated" : pick(RATINGS)))
            .add("type_of_food", Value.text(pick(KITCHENS)));
    add(document, "seats", Value.int32(10 + random.nextInt(90)));
    add(document, "visitors", Value.int64(random.nextLong(10_000_000_000L)));
    add(document, "latitude", Value.float64(50 + random.nextInt(1000) / 128.0));
    add(document, "delivers", Value.bool(random.nextBoolean()));
    add(document, "opened", new Value.DateTime(random.nextLong(1_700_000_000_000L)));
    return document.build();
  }

  private void add(Document.Builder document, String name, Value value) {
    if (random.nextInt(3) > 0) {
      document.add(name, value);
    }
  }

  private char letter() {
    return (char) ('A' + random.nextInt(26));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
