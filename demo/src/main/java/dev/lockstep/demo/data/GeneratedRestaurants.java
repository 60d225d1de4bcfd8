package dev.lockstep.demo.data;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Restaurants in the likeness of a public data set: the rating is an int, a double or a text, a
 * field name has spaces, and between the known fields lie others of every type that servers of the
 * wire protocol keep. The same seed gives the same documents.
 */
public final class GeneratedRestaurants {
  private static final List<String> CITIES =
      List.of("Cardiff", "Essex", "London", "Leeds", "Newcastle upon Tyne", "St. Ives", "Bath");
  private static final List<String> AREAS =
      List.of("CF24", "SS9", "W6", "LS1", "NE4", "BA1", "E17");
  private static final List<String> KITCHENS =
      List.of("Chinese", "Thai", "Curry", "Pizza", "Breakfast", "Fish & Chips");
  private static final List<String> STREETS =
      List.of("City Road", "Rayleigh Road", "Greyhound Road", "Station Parade", "Old Mill Lane");

  private final SplittableRandom random;
  private final int number;

  private GeneratedRestaurants(long seed, int number) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
    this.number = number;
  }

  /** So many documents, with keys of their own. */
  public static List<Document> documents(int count, long seed) {
    List<Document> documents = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      documents.add(new GeneratedRestaurants(seed, number).document());
    }
    return documents;
  }

  private Document document() {
    String name = pick(KITCHENS) + " House " + number;
    Document.Builder document =
        Document.builder()
            .add("_id", key())
            .add("URL", Value.text("http://example.com/restaurants/" + number + "/menu"))
            .add("address", address());
    addJunk(document, "x1");
    document
        .add("address line 2", Value.text(pick(CITIES)))
        .add("name", Value.text(name))
        .add("outcode", Value.text(pick(AREAS)))
        .add("postcode", Value.text(postcode()));
    addJunk(document, "x2");
    document.add("rating", rating()).add("type_of_food", Value.text(pick(KITCHENS)));
    addJunk(document, "x3");
    return document.build();
  }

  private Value key() {
    return switch (number % 10) {
      case 0 -> Value.text("restaurant-" + number);
      case 1 -> Value.int32(number);
      case 2 -> Value.int64(10_000_000_000L + number);
      default -> objectId(number);
    };
  }

  private Value address() {
    String street = (1 + random.nextInt(400)) + " " + pick(STREETS);
    return random.nextInt(500) == 0 ? Value.int32(random.nextInt(400)) : Value.text(street);
  }

  private String postcode() {
    return random.nextInt(10) + "" + letter() + letter();
  }

  private Value rating() {
    int dice = random.nextInt(100);
    if (dice < 3) {
      return Value.text("Not yet rated");
    }
    return dice < 53
        ? Value.int32(1 + random.nextInt(6))
        : Value.float64(1.5 + 0.5 * random.nextInt(9));
  }

  private void addJunk(Document.Builder document, String name) {
    if (random.nextInt(3) == 0) {
      document.add(name, junk());
    }
  }

  private Value junk() {
    return switch (random.nextInt(18)) {
      case 0 -> Value.NULL;
      case 1 -> Value.int64(random.nextLong());
      case 2 -> Value.int32(random.nextInt());
      case 3 -> Value.float64(-0.0);
      case 4 -> new Value.Float64(0x7ff8000000000000L | random.nextInt(1, 1000));
      case 5 ->
          new Value.Decimal128(0x3040000000000000L - 0x0002000000000000L, random.nextInt(1000));
      case 6 -> Value.bool(random.nextBoolean());
      case 7 -> new Value.DateTime(random.nextLong(4_000_000_000_000L) - 1_000_000_000_000L);
      case 8 -> new Value.Timestamp(random.nextLong(1L << 60));
      case 9 -> objectId(random.nextInt());
      case 10 -> Value.Binary.of(new UUID(random.nextLong(), random.nextLong()));
      case 11 -> new Value.Binary(0, Bytes.of(new byte[] {(byte) random.nextInt(), 0, 1}));
      case 12 -> new Value.Regex("^a.*" + letter(), "im");
      case 13 -> new Value.Code("function () { return " + random.nextInt() + "; }");
      case 14 -> new Value.MinKey();
      case 15 -> new Value.MaxKey();
      case 16 -> Value.Array.of(Value.int32(1), Value.int64(1), Value.text("ä☃𝄞"), Value.NULL);
      default -> Document.of("z", Value.text("b " + letter()), "a.b", Document.empty());
    };
  }

  private static Value objectId(int number) {
    return Value.ObjectId.of(String.format(Locale.ROOT, "55f14312c7447c3d%08x", number));
  }

  private char letter() {
    return (char) ('A' + random.nextInt(26));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
