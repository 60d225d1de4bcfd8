package dev.lockstep.registry.profile;

import dev.lockstep.model.document.ValueType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Counts the shapes of documents: a bounded number of them, the rest together. Which places a
 * document has is told by a sum that does not depend on their order.
 */
@SuppressWarnings("EnumOrdinal") // As part of a sum that does not outlive the process.
final class Shapes {
  private static final int SHAPES_MAX = 256;
  private static final int PLACES_MAX = 512;

  private final Map<Long, Counted> counted = new HashMap<>();
  private final Seen[] seenNow = new Seen[PLACES_MAX];
  private final ValueType[] typesNow = new ValueType[PLACES_MAX];
  private int placesNow;
  private long sum;
  private long others;

  private record Place(Seen seen, ValueType type) {}

  private static final class Counted {
    private final List<Place> places;
    private long documents;

    Counted(List<Place> places) {
      this.places = places;
    }
  }

  /** The document has something of this type there. */
  void note(Seen seen, ValueType type) {
    sum += Sketch.mixed(seen.number() * 32L + type.ordinal() + 1);
    if (placesNow < PLACES_MAX) {
      seenNow[placesNow] = seen;
      typesNow[placesNow++] = type;
    }
  }

  /** The document is over. */
  void end() {
    Counted shape = counted.get(sum);
    if (shape == null && counted.size() < SHAPES_MAX) {
      shape =
          new Counted(
              IntStream.range(0, placesNow)
                  .mapToObj(i -> new Place(seenNow[i], typesNow[i]))
                  .toList());
      counted.put(sum, shape);
    }
    if (shape == null) {
      others++;
    } else {
      shape.documents++;
    }
    placesNow = 0;
    sum = 0;
  }

  /** Those with most documents first; what became one place meanwhile is one. */
  List<ShapeCount> counts() {
    Map<Set<String>, Long> same = new HashMap<>();
    for (Counted shape : counted.values()) {
      Set<String> places = new TreeSet<>();
      for (Place place : shape.places) {
        places.add(place.seen().path() + ": " + place.type());
      }
      same.merge(places, shape.documents, Long::sum);
    }
    return same.entrySet().stream()
        .map(each -> new ShapeCount(each.getValue(), each.getKey()))
        .sorted(
            Comparator.comparingLong(ShapeCount::documents)
                .reversed()
                .thenComparingInt(each -> each.places().size()))
        .toList();
  }

  /** How many documents had yet other shapes. */
  long others() {
    return others;
  }
}
