package dev.lockstep.engine.rollout;

import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.model.inplace.Examination.Return;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What rolling back now would do.
 *
 * @param documents how many documents there are
 * @param examined how many of them the shares below are counted on
 * @param direct documents whose old values follow from the new ones, or that are old as they stand
 * @param throughComplement documents whose old values come back because they were kept
 * @param notAtAll documents with new values the old shape has no place for; those are set aside
 * @param conflicts values that were set aside already
 * @param time about how long it would take at the pace of reading just measured
 */
public record Forecast(
    long documents,
    long examined,
    long direct,
    long throughComplement,
    long notAtAll,
    long conflicts,
    Duration time) {
  private static final int BATCH = 500;

  /** How much slower a document is cleaned than it is read, from measurements. */
  private static final int CLEANING_FACTOR = 4;

  /** Looks without carrying the change: reads only, takes no lease, at any moment. */
  public static Forecast look(
      Store store, String collection, Subject subject, long limit, InstantSource clock) {
    long conflicts = Conflicts.count(store, collection);
    return of(store.collection(collection), subject.layout(), conflicts, limit, clock);
  }

  /** Examines up to {@code limit} documents, evenly over the ranges; never writes. */
  static Forecast of(
      Collection collection, Layout layout, long conflicts, long limit, InstantSource clock) {
    Examination examination = new Examination(layout);
    Map<Return, Long> ways = new EnumMap<>(Return.class);
    List<KeyRange> ranges = collection.ranges(8);
    Instant began = clock.instant();
    long examined = 0;
    for (KeyRange range : ranges) {
      examined += examine(collection, range, limit / ranges.size() + 1, examination, ways);
    }
    Duration reading = Duration.between(began, clock.instant());
    long documents = Math.max(collection.size().documents(), examined);
    return new Forecast(
        documents,
        examined,
        ways.getOrDefault(Return.DIRECT, 0L),
        ways.getOrDefault(Return.THROUGH_COMPLEMENT, 0L),
        ways.getOrDefault(Return.NOT_AT_ALL, 0L),
        conflicts,
        estimate(reading, examined, documents));
  }

  private static Duration estimate(Duration reading, long examined, long documents) {
    return examined == 0
        ? Duration.ZERO
        : reading.multipliedBy(documents * CLEANING_FACTOR).dividedBy(examined);
  }

  private static long examine(
      Collection collection,
      KeyRange range,
      long limit,
      Examination examination,
      Map<Return, Long> ways) {
    long seen = 0;
    List<StoredDocument> batch = List.of();
    do {
      int wanted = (int) Math.min(BATCH, limit - seen);
      Optional<Value> after =
          batch.isEmpty() ? Optional.empty() : Optional.of(batch.getLast().key());
      batch = collection.scan(range, after, wanted);
      for (StoredDocument stored : batch) {
        if (stored instanceof StoredDocument.Readable readable) {
          ways.merge(examination.way(readable.document()), 1L, Long::sum);
        }
      }
      seen += batch.size();
      if (batch.size() < wanted) {
        break;
      }
    } while (seen < limit);
    return seen;
  }
}
