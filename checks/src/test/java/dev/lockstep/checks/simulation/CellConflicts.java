package dev.lockstep.checks.simulation;

import static dev.lockstep.checks.simulation.Judge.demand;

import dev.lockstep.checks.simulation.Scenario.Mirror;
import dev.lockstep.engine.host.Sealer;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.cells.CellClient;
import dev.lockstep.tck.cells.CellStore;
import dev.lockstep.tck.hostile.EngineWrite;
import dev.lockstep.tck.hostile.HostileWorld;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What engines keep of rows among the conflicts: nothing that did not stand there, a conflict only
 * of what a service wrote and the other side never agreed to, and everything that an engine took
 * away although it had seen that a service wrote it in one side alone and no side agreed to it.
 */
final class CellConflicts {
  private final CellStore store;
  private final CellClient client;
  private final Scenario scenario;
  private final Subject subject;
  private final CellWriters writers;
  private final HostileWorld world;
  private final Sealer sealer;
  private final Map<Place, Set<Value>> stood = new HashMap<>();
  private final Map<Agreed, Long> agreed = new HashMap<>();

  /** A cell of a row. */
  private record Place(Value key, String field) {}

  /** A value that both sides of a mirror held at once. */
  private record Agreed(Value key, Value value) {}

  /** A value that was kept for a row. */
  private record Kept(Value key, Value value) {}

  CellConflicts(
      CellStore store,
      Scenario scenario,
      Subject subject,
      CellWriters writers,
      HostileWorld world,
      Sealer sealer) {
    this.store = store;
    this.client = store.client(Simulation.COLLECTION);
    this.scenario = scenario;
    this.subject = subject;
    this.writers = writers;
    this.world = world;
    this.sealer = sealer;
  }

  /** Some write of this row has arrived. */
  void arrived(Value key) {
    client
        .find(key)
        .ifPresent(row -> {
          for (String field : row.names()) {
            stood
                .computeIfAbsent(new Place(key, field), place -> new HashSet<>())
                .add(row.get(field).orElseThrow());
          }
          scenario
              .mirror()
              .flatMap(mirror -> agreement(row, mirror))
              .ifPresent(value -> agreed.putIfAbsent(new Agreed(key, value), world.steps()));
        });
  }

  private static Optional<Value> agreement(Document row, Mirror mirror) {
    return Places.get(row, mirror.old()).filter(old -> at(row, mirror.renewed()).contains(old));
  }

  private static List<Value> at(Document row, Path path) {
    return Places.get(row, path).stream().toList();
  }

  /** Looks at all records there are, and at all writes that engines asked for. */
  void check() {
    Set<Kept> kept = new HashSet<>();
    new SealedRecords(
            store.collection(Conflicts.nameFor(Simulation.COLLECTION)),
            sealer,
            subject.change().id())
        .each((id, opening) -> {
          if (opening instanceof Sealer.Opening.Opened opened) {
            kept.addAll(checked(opened.content()));
          }
        });
    scenario.mirror().ifPresent(mirror -> checkNothingIsLost(mirror, kept));
  }

  private List<Kept> checked(Document record) {
    Value key = record.get("key").orElseThrow();
    boolean isConflict = record.get("reason").equals(Optional.of(Value.text("conflict")));
    boolean isOld = record.get("shape").equals(Optional.of(Value.text("old")));
    List<Kept> kept = new ArrayList<>();
    Value.Array pairs = (Value.Array) record.get("values").orElseThrow();
    for (Value pair : pairs.items()) {
      Path path =
          Path.parse(((Value.Text) at((Document) pair, Path.of("path")).getFirst()).value());
      Value value = at((Document) pair, Path.of("value")).getFirst();
      String field = (isOld ? path : subject.layout().physical(path)).root();
      demand(
          stood.getOrDefault(new Place(key, field), Set.of()).contains(value),
          "kept although it never stood in " + field + " of " + key + ": ",
          value);
      if (isConflict) {
        // A tag of an older read says older things of all components, also of those left alone;
        // a set holds what several services wrote.
        demand(
            writers.wrote(key, field, value)
                || writers.wasEverStale(key)
                || !scenario.byParts().isEmpty(),
            "a conflict of what no service wrote in " + field + " of " + key + ": ",
            value);
      }
      kept.add(new Kept(key, value));
    }
    return kept;
  }

  private void checkNothingIsLost(Mirror mirror, Set<Kept> kept) {
    for (EngineWrite write : world.engineWrites()) {
      if (write.asked().collection().equals(Simulation.COLLECTION)
          && !(write.answered() instanceof WriteOutcome.Conflicting)
          && !(write.answered() instanceof WriteOutcome.Refused)) {
        checkNothingIsLost(write.asked(), mirror.old(), mirror.renewed(), kept);
        checkNothingIsLost(write.asked(), mirror.renewed(), mirror.old(), kept);
        agree(write.asked(), mirror);
      }
    }
  }

  /**
   * What a write of ours brings into agreement has agreed by its tag, also where a newer write of
   * one side came before: from the row alone nobody could tell that from one that came after.
   */
  private void agree(EngineWrite.Asked write, Mirror mirror) {
    agreement(edited(asserted(write.guard()), write.edits()), mirror)
        .ifPresent(
            value -> agreed.putIfAbsent(new Agreed(write.key(), value), write.call().step()));
  }

  private void checkNothingIsLost(EngineWrite.Asked write, Path side, Path other, Set<Kept> kept) {
    Document before = asserted(write.guard());
    Document after = edited(before, write.edits());
    Optional<Value> value = Places.get(before, side);
    if (value.isEmpty()
        || Places.get(after, side).equals(value)
        || Places.get(after, other).equals(value)
        || !writers.wrote(write.key(), side.root(), value.get())
        || writers.wroteInBoth(write.key(), value.get())) {
      return;
    }
    Long since = agreed.get(new Agreed(write.key(), value.get()));
    demand(
        (since != null && since <= write.call().step())
            || kept.contains(new Kept(write.key(), value.get())),
        "taken away from " + side + " by " + write.call() + " and kept nowhere: ",
        value.get());
  }

  /** What a write saw, as far as it asserts it. */
  private static Document asserted(List<Assertion> guard) {
    Document seen = Document.empty();
    for (Assertion assertion : guard) {
      if (assertion instanceof Assertion.Equal equal) {
        seen = Places.set(seen, equal.path(), equal.value());
      }
    }
    return seen;
  }

  private static Document edited(Document before, List<Edit> edits) {
    Document after = before;
    for (Edit edit : edits) {
      after =
          switch (edit) {
            case Edit.Set set -> Places.set(after, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(after, unset.path());
          };
    }
    return after;
  }
}
