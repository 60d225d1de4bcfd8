package dev.lockstep.engine.rollout;

import dev.lockstep.engine.host.RolloutLog.Entry;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.AddIndex;
import dev.lockstep.model.change.Operation.DropIndex;
import dev.lockstep.model.change.Operation.SetTtl;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The indexes of a change, each at its stage.
 *
 * <p>Expand builds what only adds: every index that demands nothing of documents, on its own paths
 * and, where a path waits under the tag, a second one on where it waits. What demands something of
 * documents (a unique index, a time to live) or takes something away (a dropped index) belongs to
 * retirement, since old writers would run into it.
 */
final class Indexes {
  private static final String WAITING_SUFFIX = ".lockstep";

  private final Collection collection;
  private final Layout layout;
  private final List<Operation> operations;
  private final GateKeeper gate;
  private final Consumer<Entry> log;

  Indexes(Collection collection, Subject subject, GateKeeper gate, Consumer<Entry> log) {
    this.collection = collection;
    this.layout = subject.layout();
    this.gate = gate;
    this.operations =
        subject.change().operations().stream().map(Operation.Step::operation).toList();
    this.log = log;
  }

  /** Builds what may be there while old writers go on. */
  void expand() {
    for (Operation operation : operations) {
      if (operation instanceof AddIndex add) {
        waiting(add).ifPresent(this::build);
        if (!add.options().unique()) {
          build(index(add));
        }
      }
    }
  }

  /** Builds and drops what had to wait for the old shape to go. */
  void retire(Set<String> built) {
    for (Operation operation : operations) {
      switch (operation) {
        case AddIndex add when add.options().unique() -> build(index(add));
        case SetTtl ttl -> build(index(ttl));
        case DropIndex drop -> drop(drop.name());
        default -> {}
      }
    }
    built.stream().filter(name -> name.endsWith(WAITING_SUFFIX)).forEach(this::drop);
  }

  /** Drops what this rollout built. */
  void rollBack(Set<String> built) {
    built.forEach(this::drop);
  }

  private static Index index(AddIndex add) {
    return new Index(
        add.name(),
        add.keys(),
        add.options().unique(),
        add.options().sparse(),
        add.options().partial(),
        Optional.empty());
  }

  private static Index index(SetTtl ttl) {
    return new Index(
        "ttl_" + ttl.path(),
        Document.of(String.join(".", ttl.path().names()), Value.int32(1)),
        false,
        false,
        Optional.empty(),
        Optional.of(ttl.after()));
  }

  /** The same keys where their values wait, if any of them does. */
  private Optional<Index> waiting(AddIndex add) {
    Document.Builder keys = Document.builder();
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < add.keys().size(); i++) {
      String key = add.keys().name(i);
      Path path = Path.parse(key);
      boolean waits = layout.waits(path);
      String place = waits ? String.join(".", layout.physical(path).names()) : key;
      if (waits) {
        moved.add(key);
      }
      keys.add(place, add.keys().value(i));
    }
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Index(
            add.name() + WAITING_SUFFIX,
            keys.build(),
            false,
            false,
            Optional.empty(),
            Optional.empty()));
  }

  /** Recorded before it is built, so that a crash in between leaves nothing that nobody drops. */
  private void build(Index index) {
    if (collection.indexes().stream().noneMatch(i -> i.name().equals(index.name()))) {
      log.accept(new Entry(Actions.INDEX_BUILT, Map.of("index", index.name())));
    }
    switch (gate.writing("the index " + index.name(), () -> collection.createIndex(index))) {
      case IndexOutcome.Ready ready -> {}
      case IndexOutcome.Refused refused -> throw refused(index, refused.why());
    }
  }

  private Problem refused(Index index, String why) {
    return new Problem(
        ProblemCode.GATE_CLOSED,
        "Cannot build the index " + index.name() + " on " + collection.name() + ": " + why,
        "both shapes are whole; the rollout stays where it is",
        "lockstep preflight");
  }

  private void drop(String name) {
    collection.dropIndex(name);
    log.accept(new Entry(Actions.INDEX_DROPPED, Map.of("index", name)));
  }
}
