package dev.lockstep.engine.rollout;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Looks now and then whether documents could be taken back as they are. Nothing is written.
 *
 * <p>A look is bounded, in documents and in time. It goes on where the one before has ended, so
 * that after a while every document was looked at; documents that were found wanting are looked at
 * until they are mended. For one thread.
 */
final class Returns {
  private static final int RANGES = 8;
  private static final int BATCH = 500;
  private static final int KNOWN_MAX = 1_000;

  private final Rollout rollout;
  private final Examination examination;

  /** What the looks so far have left over of this round. */
  private final Deque<Stretch> left = new ArrayDeque<>();

  private List<Value> stranded = List.of();

  Returns(Rollout rollout) {
    this.rollout = rollout;
    this.examination = new Examination(rollout.subject().layout());
  }

  /** Looks at up to so many documents, for about so long at most. */
  ReturnReport look(long documentsMax, Duration longest) {
    Instant end = rollout.host().clock().instant().plus(longest);
    stranded = confirmed(stranded);
    long looked = stranded.size();
    if (stranded.isEmpty()) {
      List<Value> suspects = new ArrayList<>();
      looked = scan(documentsMax, end, suspects);
      stranded = confirmed(suspects);
    }
    return new ReturnReport(looked, stranded.size());
  }

  /** A writer may be between two writes, so what it wrote is carried over first. */
  private List<Value> confirmed(List<Value> suspects) {
    if (suspects.isEmpty()) {
      return suspects;
    }
    rollout.following().withoutGaps(() -> rollout.work().sync().drain());
    return stillStranded(suspects);
  }

  private List<Value> stillStranded(List<Value> keys) {
    return rollout.gate().reading(() -> rollout.collection().read(keys)).stream()
        .filter(this::isStranded)
        .map(StoredDocument::key)
        .toList();
  }

  private boolean isStranded(StoredDocument stored) {
    return stored instanceof StoredDocument.Readable readable && isStranded(readable.document());
  }

  private boolean isStranded(Document document) {
    return !rollout.subject().layout().isForeign(document) && examination.isStranded(document);
  }

  /** Goes round the ranges batch by batch, until each was gone through or the look is over. */
  private long scan(long documentsMax, Instant end, List<Value> suspects) {
    if (left.isEmpty()) {
      left.addAll(rollout.collection().ranges(RANGES).stream().map(Stretch::new).toList());
    }
    long looked = 0;
    while (!left.isEmpty() && looked < documentsMax && suspects.size() < KNOWN_MAX) {
      if (!rollout.host().clock().instant().isBefore(end)) {
        return looked;
      }
      Stretch stretch = left.remove();
      int wanted = (int) Math.min(BATCH, documentsMax - looked);
      List<StoredDocument> batch =
          rollout
              .gate()
              .reading(() -> rollout.collection().scan(stretch.range(), stretch.after(), wanted));
      looked += batch.size();
      batch.stream().filter(this::isStranded).map(StoredDocument::key).forEach(suspects::add);
      if (batch.size() == wanted) {
        left.add(new Stretch(stretch.range(), Optional.of(batch.getLast().key())));
      }
    }
    return looked;
  }

  /** What is left of a range. */
  private record Stretch(KeyRange range, Optional<Value> after) {
    private Stretch(KeyRange range) {
      this(range, Optional.empty());
    }
  }
}
