package dev.lockstep.demo.writers;

import dev.lockstep.demo.check.Sightings;
import dev.lockstep.demo.data.LiveCollection;
import dev.lockstep.demo.data.Tokens;
import dev.lockstep.demo.history.History;
import dev.lockstep.demo.history.KeyHistory;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * What all services share: the collection, the record of what was acknowledged, and what they know.
 *
 * <p>A third of the documents that were there at the start is never written, so that some can come
 * back byte for byte; a few are written far more often than the rest.
 */
public record World(
    LiveCollection collection,
    History history,
    Shapes shapes,
    Vocabulary vocabulary,
    Tokens tokens,
    Sightings sightings) {
  private static final int HOT = 40;

  /** A document to write; empty where chance hit one that is left alone. */
  Optional<KeyHistory> target(SplittableRandom random) {
    List<Document> some = vocabulary.documents();
    KeyHistory target =
        random.nextInt(4) == 0
            ? history.of(History.key(some.get(random.nextInt(Math.min(HOT, some.size())))))
            : history.any(random);
    return Optional.of(target).filter(history -> mayBeWritten(history.key()));
  }

  /** Whether live writers write this document at all. */
  static boolean mayBeWritten(Value key) {
    return Math.floorMod(key.hashCode() * 0x9E3779B9, 3) != 0;
  }

  /**
   * Whether a value can be written: something changes, beyond the type of a number (which not every
   * server notices), and the new shape has a place for it.
   */
  private boolean takes(Document state, Map.Entry<Path, Value> news) {
    Path path = news.getKey();
    return Places.canHold(state, path)
        && Places.get(state, path).filter(old -> Tokens.coincide(old, news.getValue())).isEmpty()
        && shapes.carries(Places.set(state, path, news.getValue()));
  }

  /**
   * A new value for one of these paths; one seen before where the change has no place for new ones.
   */
  Optional<Map.Entry<Path, Value>> news(
      Document state, Map<Path, List<Value>> values, SplittableRandom random) {
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Map.Entry<Path, Value> seen = Vocabulary.any(values, random);
    Map.Entry<Path, Value> fresh = Map.entry(seen.getKey(), tokens.like(seen.getValue(), random));
    return Stream.of(fresh, seen).filter(news -> takes(state, news)).findFirst();
  }
}
