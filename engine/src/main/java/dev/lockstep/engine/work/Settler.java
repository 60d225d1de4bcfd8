package dev.lockstep.engine.work;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Reconciliation;
import dev.lockstep.model.inplace.Reconciliation.Displaced;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings documents to where a decision wants them: decide, write under guard, and where the outcome
 * is a conflict or unknown, read again and decide anew.
 *
 * <p>Every write is decided from the content its guard asserts, so that repeating is always safe. A
 * value that a write would displace is made durable among the conflicts first. Threads may share
 * it.
 */
public final class Settler {
  /** How often a document that changes under us is tried before a later pass takes it. */
  private static final int ATTEMPTS_MAX = 20;

  private static final Reconciliation LEFT_TO_OTHERS =
      new Reconciliation(List.of(), List.of(), Optional.empty());

  private final Site site;
  private final Conflicts conflicts;
  private volatile boolean settled = true;

  /** A settler at a site. */
  public Settler(Site site, Conflicts conflicts) {
    this.site = site;
    this.conflicts = conflicts;
  }

  /**
   * Settles these documents.
   *
   * @param order tells which side was written last; documents that it leaves to others are passed
   *     over
   * @param deadline after which no write may take effect
   */
  public Tally settle(
      List<StoredDocument> documents, Decision decision, Order order, Instant deadline) {
    Tally tally = new Tally();
    List<StoredDocument> open = documents;
    for (int attempt = 1; !open.isEmpty(); attempt++) {
      List<Value> again = attempt(open, decision, order, deadline, tally);
      if (again.isEmpty()) {
        break;
      }
      if (attempt == ATTEMPTS_MAX || !site.store().now().isBefore(deadline)) {
        again.forEach(key -> tally.count(Tally.Kind.UNSETTLED, key));
        break;
      }
      open = readAgain(again, tally);
    }
    return tally;
  }

  /** Whether no write so far can take effect later. */
  public boolean isSettled() {
    return settled;
  }

  private List<StoredDocument> readAgain(List<Value> keys, Tally tally) {
    List<StoredDocument> found = site.collection().read(keys);
    keys.stream()
        .filter(key -> found.stream().noneMatch(document -> document.key().equals(key)))
        .forEach(key -> tally.count(Tally.Kind.GONE, key));
    return found;
  }

  /** One round; answers the keys to try again. */
  private List<Value> attempt(
      List<StoredDocument> documents,
      Decision decision,
      Order order,
      Instant deadline,
      Tally tally) {
    List<StoredDocument.Readable> readable =
        documents.stream().flatMap(stored -> readable(stored, tally).stream()).toList();
    List<Reconciliation> reconciliations = decide(readable, decision, order, tally);
    List<Reconciliation> decided = new ArrayList<>();
    List<GuardedWrite> writes = new ArrayList<>();
    List<Value> again = new ArrayList<>();
    for (int i = 0; i < readable.size(); i++) {
      Optional<GuardedWrite> write = reconciliations.get(i).write();
      if (write.isPresent()) {
        decided.add(reconciliations.get(i));
        writes.add(write.get().at(readable.get(i).times()));
      }
    }
    if (writes.isEmpty()) {
      return again;
    }
    List<List<Value>> kept = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      kept.add(conflicts.keep(writes.get(i).key(), decided.get(i).displaced()));
    }
    List<WriteOutcome> outcomes = site.collection().write(writes, deadline);
    for (int i = 0; i < writes.size(); i++) {
      if (isOpen(outcomes.get(i), writes.get(i).key(), decided.get(i), tally)) {
        again.add(writes.get(i).key());
      }
      if (hadNoEffect(outcomes.get(i))) {
        conflicts.forget(kept.get(i));
      }
    }
    return again;
  }

  /** What each document needs; where both sides moved only after the order of writes was heard. */
  private List<Reconciliation> decide(
      List<StoredDocument.Readable> documents, Decision decision, Order order, Tally tally) {
    List<Reconciliation> decided = new ArrayList<>();
    Map<Integer, Value> contested = new LinkedHashMap<>();
    for (StoredDocument.Readable stored : documents) {
      Reconciliation reconciliation = decision.on(stored.document(), latest(stored, order));
      if (reconciliation.isContested()) {
        contested.put(decided.size(), stored.key());
      } else if (reconciliation.write().isEmpty()) {
        tally.count(Tally.Kind.IN_STEP, stored.key());
      }
      decided.add(reconciliation);
    }
    if (!contested.isEmpty()) {
      boolean mayDecide = order.hear(List.copyOf(contested.values()));
      contested.forEach((at, key) -> {
        StoredDocument.Readable stored = documents.get(at);
        decided.set(
            at, mayDecide ? decision.on(stored.document(), latest(stored, order)) : LEFT_TO_OTHERS);
      });
    }
    return decided;
  }

  /** Which side was written last: as the times of the cells say, else as was heard. */
  private Map<String, Shape> latest(StoredDocument.Readable stored, Order order) {
    return stored.times().areTold()
        ? site.layout().latest(stored.times())
        : order.latest(stored.key());
  }

  private Optional<StoredDocument.Readable> readable(StoredDocument stored, Tally tally) {
    return switch (stored) {
      case StoredDocument.Unreadable unreadable -> {
        tally.count(Tally.Kind.UNREADABLE, stored.key());
        yield Optional.empty();
      }
      case StoredDocument.Readable readable when site.layout().isForeign(readable.document()) -> {
        tally.count(Tally.Kind.FOREIGN, stored.key());
        yield Optional.empty();
      }
      case StoredDocument.Readable readable -> Optional.of(readable);
    };
  }

  private boolean isOpen(
      WriteOutcome outcome, Value key, Reconciliation reconciliation, Tally tally) {
    return switch (outcome) {
      case WriteOutcome.Applied applied -> {
        countWritten(key, reconciliation, tally);
        yield false;
      }
      case WriteOutcome.Conflicting conflicting -> true;
      case WriteOutcome.Shadowed shadowed -> true;
      case WriteOutcome.Unknown unknown -> {
        if (unknown.later() == WriteOutcome.Later.POSSIBLE) {
          settled = false; // Nothing ever sets it back, so threads cannot undo one another.
        }
        yield true;
      }
      case WriteOutcome.Refused refused -> {
        tally.countRefusal(refused.cause(), key);
        yield false;
      }
    };
  }

  private static boolean hadNoEffect(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Conflicting conflicting -> true;
      case WriteOutcome.Refused refused -> true;
      case WriteOutcome.Applied applied -> false;
      case WriteOutcome.Shadowed shadowed -> false;
      case WriteOutcome.Unknown unknown -> false;
    };
  }

  private static void countWritten(Value key, Reconciliation reconciliation, Tally tally) {
    tally.count(Tally.Kind.WRITTEN, key);
    if (reconciliation.displaced().stream().anyMatch(Displaced::conflict)) {
      tally.count(Tally.Kind.CONFLICT, key);
    }
    if (reconciliation.findings().stream().anyMatch(finding -> finding.held().isPresent())) {
      tally.count(Tally.Kind.HELD, key);
    }
  }
}
