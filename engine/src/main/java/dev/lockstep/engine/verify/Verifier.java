package dev.lockstep.engine.verify;

import dev.lockstep.engine.verify.VerificationReport.Example;
import dev.lockstep.engine.verify.VerificationReport.Flaw;
import dev.lockstep.engine.work.RangePass;
import dev.lockstep.engine.work.Site;
import dev.lockstep.engine.work.Sync;
import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.model.inplace.Examination.Finding;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Compares both shapes on all data while writers go on.
 *
 * <p>Generation 0 looks at every document. Suspects (documents that disagreed, and those that live
 * writes touched meanwhile) are looked at again in the following generations, each after sync has
 * caught up; a document that is seen disagreeing twice with the same content, with sync in between,
 * is a divergence. One that moved since its tag may only be waiting for a late feed, and is given
 * all generations to be carried. One of which something expires within seconds is not compared.
 * What a document should be comes from an {@link Oracle}, not from the lens that wrote it.
 */
public final class Verifier {
  private static final int GENERATIONS_MAX = 20;
  private static final int SUSPECTS_MAX = 100_000;
  private static final int BATCH = 200;
  private static final int EXAMPLES_MAX = 100;
  private static final Duration LEAVING = Duration.ofSeconds(3);
  private static final Duration LATE_FEED = Duration.ofMillis(200);

  private final Site site;
  private final Sync sync;
  private final Oracle oracle;
  private final Examination examination;
  private final Map<Value, Optional<Digest>> suspects = new ConcurrentHashMap<>();
  private final Map<Verdict, LongAdder> counts = new EnumMap<>(Verdict.class);
  private final Queue<Example> untouched = new ConcurrentLinkedQueue<>();

  private int generation;
  private Instant asOf = Instant.EPOCH;

  private enum Verdict {
    AGREED,
    KEPT,
    HELD,
    MISSING,
    DIFFERENT,
    UNREADABLE,
    FOREIGN
  }

  /** A verifier of the documents at a site; the sync is pumped while it works. */
  public Verifier(Site site, Sync sync, Oracle oracle) {
    this.site = site;
    this.sync = sync;
    this.oracle = oracle;
    this.examination = new Examination(site.layout());
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, new LongAdder());
    }
  }

  /** Verifies everything; a run that was cut short goes on where it was. */
  public VerificationReport run() {
    sync.onChanged(key -> suspect(key, Optional.empty()));
    try {
      RangePass pass = new RangePass(site, "verify", this::look, () -> sync.pump(Duration.ZERO));
      pass.run();
      Map<Value, Verdict> confirmed = generations();
      return report(pass.seen(), confirmed);
    } finally {
      sync.onChanged(key -> {});
    }
  }

  private void look(List<StoredDocument> documents, Instant deadline) {
    for (StoredDocument document : documents) {
      Verdict verdict = verdict(document);
      if (isLeaving(document)) {
        continue;
      }
      if (verdict == Verdict.DIFFERENT || verdict == Verdict.MISSING) {
        suspect(document.key(), Optional.of(digest(document)));
      } else {
        count(document, verdict);
      }
    }
  }

  private void count(StoredDocument document, Verdict verdict) {
    count(verdict);
    if (verdict == Verdict.UNREADABLE || verdict == Verdict.FOREIGN) {
      Flaw flaw = verdict == Verdict.UNREADABLE ? Flaw.UNREADABLE : Flaw.FOREIGN;
      if (counted(verdict) <= EXAMPLES_MAX) {
        boolean unused = untouched.add(new Example(document.key(), flaw));
      }
    }
  }

  private void count(Verdict verdict) {
    counter(verdict).increment();
  }

  private long counted(Verdict verdict) {
    return counter(verdict).sum();
  }

  private LongAdder counter(Verdict verdict) {
    return Objects.requireNonNull(counts.get(verdict));
  }

  private void suspect(Value key, Optional<Digest> seen) {
    suspects.putIfAbsent(key, seen);
    if (suspects.size() > SUSPECTS_MAX) {
      throw new Problem(
          ProblemCode.GATE_CLOSED,
          "Cannot verify "
              + site.collection().name()
              + ": more than "
              + SUSPECTS_MAX
              + " documents disagree or change under the verification",
          "the old shape is whole; the rollout stays where it is",
          "lockstep why");
    }
  }

  /** Looks at suspects until none is left but those that are confirmed. */
  private Map<Value, Verdict> generations() {
    Map<Value, Verdict> confirmed = new LinkedHashMap<>();
    for (generation = 1; generation <= GENERATIONS_MAX; generation++) {
      if (generation > 2) {
        sync.pump(LATE_FEED);
      }
      asOf = site.store().now();
      sync.drain();
      Map<Value, Optional<Digest>> now = Map.copyOf(suspects);
      suspects.clear();
      sync.settleWithoutFeed(List.copyOf(now.keySet()));
      lookAgain(now, confirmed);
      if (suspects.isEmpty()) {
        break;
      }
    }
    suspects.keySet().forEach(key -> confirmed.put(key, Verdict.DIFFERENT));
    return confirmed;
  }

  private void lookAgain(Map<Value, Optional<Digest>> now, Map<Value, Verdict> confirmed) {
    List<Value> keys = new ArrayList<>(now.keySet());
    for (int from = 0; from < keys.size(); from += BATCH) {
      List<Value> some = keys.subList(from, Math.min(from + BATCH, keys.size()));
      for (StoredDocument document : site.collection().read(some)) {
        judgeAgain(document, now.getOrDefault(document.key(), Optional.empty()), confirmed);
      }
    }
  }

  private void judgeAgain(
      StoredDocument document, Optional<Digest> before, Map<Value, Verdict> confirmed) {
    Verdict verdict = verdict(document);
    confirmed.remove(document.key());
    if (isLeaving(document)) {
      return;
    }
    if (verdict != Verdict.DIFFERENT && verdict != Verdict.MISSING) {
      before.ifPresent(digest -> count(document, verdict));
      return;
    }
    Digest digest = digest(document);
    boolean same = before.filter(digest::equals).isPresent();
    if (same && !(verdict == Verdict.DIFFERENT && hasMoved(document))) {
      confirmed.put(document.key(), verdict);
    } else {
      suspect(document.key(), Optional.of(digest));
    }
  }

  /** What is about to expire goes from one side a moment before the other. */
  private static boolean isLeaving(StoredDocument stored) {
    return stored instanceof StoredDocument.Readable readable
        && readable.times().isExpiringWithin(LEAVING);
  }

  private boolean hasMoved(StoredDocument stored) {
    return stored instanceof StoredDocument.Readable readable
        && examination.hasMoved(readable.document());
  }

  private Verdict verdict(StoredDocument stored) {
    return switch (stored) {
      case StoredDocument.Unreadable unreadable -> Verdict.UNREADABLE;
      case StoredDocument.Readable readable -> verdict(readable.document());
    };
  }

  private Verdict verdict(Document physical) {
    Verdict verdict = verdict(examination.examine(physical, oracle::forward));
    return verdict == Verdict.MISSING && site.layout().isForeign(physical)
        ? Verdict.FOREIGN
        : verdict;
  }

  private static Verdict verdict(Finding finding) {
    return switch (finding) {
      case AGREED -> Verdict.AGREED;
      case KEPT -> Verdict.KEPT;
      case HELD -> Verdict.HELD;
      case MISSING -> Verdict.MISSING;
      case DIFFERENT -> Verdict.DIFFERENT;
    };
  }

  private static Digest digest(StoredDocument stored) {
    return switch (stored) {
      case StoredDocument.Readable readable -> Digest.of(readable.document());
      case StoredDocument.Unreadable unreadable -> Digest.of(unreadable.key());
    };
  }

  private VerificationReport report(long seen, Map<Value, Verdict> confirmed) {
    long missing = confirmed.values().stream().filter(Verdict.MISSING::equals).count();
    return new VerificationReport(
        seen - counted(Verdict.UNREADABLE) - counted(Verdict.FOREIGN),
        counted(Verdict.KEPT),
        counted(Verdict.HELD),
        missing,
        counted(Verdict.UNREADABLE),
        counted(Verdict.FOREIGN),
        confirmed.size() - missing,
        examples(confirmed),
        generation,
        asOf,
        sync.position());
  }

  private List<Example> examples(Map<Value, Verdict> confirmed) {
    return Stream.of(
            examples(confirmed, Verdict.DIFFERENT, Flaw.DIVERGENT),
            examples(confirmed, Verdict.MISSING, Flaw.MISSING),
            untouched.stream())
        .flatMap(some -> some)
        .toList();
  }

  private static Stream<Example> examples(
      Map<Value, Verdict> confirmed, Verdict verdict, Flaw flaw) {
    return confirmed.entrySet().stream()
        .filter(entry -> entry.getValue() == verdict)
        .limit(EXAMPLES_MAX)
        .map(entry -> new Example(entry.getKey(), flaw));
  }
}
