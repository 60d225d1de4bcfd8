package dev.lockstep.engine.rollout;

import dev.lockstep.engine.host.RolloutLog.Entry;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.engine.work.Decision;
import dev.lockstep.engine.work.Order;
import dev.lockstep.engine.work.RangePass;
import dev.lockstep.engine.work.Settler;
import dev.lockstep.engine.work.Site;
import dev.lockstep.engine.work.Sync;
import dev.lockstep.engine.work.Tally;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.inplace.Reconciler;
import dev.lockstep.model.inplace.Reconciliation;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.store.StoredDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The pieces that carry documents, wired for one rollout.
 *
 * @param reconciler decides what a document needs
 */
record Work(Site site, Reconciler reconciler, Conflicts conflicts, Settler settler, Sync sync) {
  private static final Reconciliation NOTHING =
      new Reconciliation(List.of(), List.of(), Optional.empty());

  static Work at(Site site, String change, LongSupplier epoch, Host host) {
    Reconciler reconciler = new Reconciler(site.layout(), epoch, nonces(host.random()));
    Conflicts conflicts = new Conflicts(site, change, host.sealer(), epoch);
    Settler settler = new Settler(site, conflicts);
    Sync sync = new Sync(site, settler, joining(reconciler, Shape.OLD));
    return new Work(site, reconciler, conflicts, settler, sync);
  }

  private static Supplier<Bytes> nonces(RandomGenerator random) {
    return () -> {
      byte[] nonce = new byte[12];
      synchronized (random) {
        random.nextBytes(nonce);
      }
      return Bytes.of(nonce);
    };
  }

  private static Decision joining(Reconciler reconciler, Shape authority) {
    return (document, latest) -> reconciler.reconcile(document, authority, latest);
  }

  /** Both shapes are kept in step. */
  Decision joining(Shape authority) {
    return joining(reconciler, authority);
  }

  /** The new shape is taken away. */
  Decision cleaning() {
    return reconciler::clean;
  }

  /** The old shape is taken away; what is not in agreement yet is brought there first. */
  Decision retiring() {
    return (document, latest) ->
        site.layout().tag(document).isEmpty()
            ? NOTHING
            : reconciler
                .retire(document, latest)
                .map(write -> new Reconciliation(List.of(), List.of(), Optional.of(write)))
                .orElseGet(() -> reconciler.reconcile(document, Shape.NEW, latest));
  }

  /** Settles every document once and answers what came of it. */
  Tally pass(String name, Decision decision) {
    Tally tally = new Tally();
    new RangePass(site, name, new Settling(this, decision, tally), () -> sync.pump(Duration.ZERO))
        .run();
    return tally;
  }

  /** Settles a batch, and what only the feed can decide before the pass goes on. */
  private record Settling(Work work, Decision decision, Tally tally) implements RangePass.Batch {
    @Override
    public void process(List<StoredDocument> documents, Instant deadline) {
      Order order = work.sync().leavingTies();
      tally.add(work.settler().settle(documents, decision, order, deadline));
    }

    @Override
    public void afterwards(List<StoredDocument> documents) {
      tally.add(work.sync().settleLeft(documents.stream().map(StoredDocument::key).toList()));
    }
  }

  /** A finished pass as an entry of the log. */
  static Entry passed(String name, Tally tally) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("pass", name);
    for (Tally.Kind kind : Tally.Kind.values()) {
      if (tally.count(kind) > 0) {
        fields.put(kind.name().toLowerCase(Locale.ROOT), Long.toString(tally.count(kind)));
      }
    }
    return new Entry(Actions.PASSED, fields);
  }
}
