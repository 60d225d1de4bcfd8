package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.evolve.tree.Ground;
import dev.lockstep.registry.evolve.tree.Leeway;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What operations make of a collection. For one thread. */
public final class Evolved {
  private final CollectionPromise before;
  private final List<Step> steps;
  private final Ground ground;
  private final Trace trace;
  private final Indexes indexes;

  Evolved(CollectionPromise before, List<Step> steps, Ground ground, Trace trace, Indexes indexes) {
    this.before = before;
    this.steps = List.copyOf(steps);
    this.ground = ground;
    this.trace = trace;
    this.indexes = indexes;
  }

  /** The collection before. */
  public CollectionPromise before() {
    return before;
  }

  /** The narrowest shape that is known to hold every document that is carried whole. */
  public Shape.Fields shape() {
    return (Shape.Fields) ground.root().shape();
  }

  /** The places of the old shape whose data stands at a place of the new one. */
  public Set<Path> origins(Path path) {
    return trace.origins(path);
  }

  /** The places of the new shape to which data of other places was carried. */
  public Set<Path> held() {
    return trace.held();
  }

  /** Whether a place became another one, with all that it holds. */
  public boolean carries(Path from, Path to) {
    return trace.origins(to).equals(Set.of(from)) && taker(from).isPresent();
  }

  /** The one place that an old one became with all that it held. */
  public Optional<Path> became(Path path) {
    List<Path> now = Fate.of(path, steps).now();
    return Optional.of(now).filter(all -> all.size() == 1).map(List::getFirst);
  }

  /** The operation that touched a place of the new shape last, or one around it. */
  public OptionalInt last(Path path) {
    return trace.last(path);
  }

  /** The operation that took a place of the old shape away, or one around it. */
  public OptionalInt taker(Path path) {
    return trace.taker(path);
  }

  /** What an operation does, such as {@code renames zip to postcode}. */
  public String words(int operation) {
    return OperationWords.of(steps.get(operation).operation());
  }

  /** Whether no document changes. */
  public boolean isOfIndexesOnly() {
    return steps.stream()
        .map(Step::operation)
        .allMatch(operation ->
            operation instanceof Operation.AddIndex
                || operation instanceof Operation.DropIndex
                || operation instanceof Operation.SetTtl);
  }

  /** What the operations leave open. */
  public Leeway leeway() {
    return ground.leeway();
  }

  /** The indexes and the expiry afterwards. */
  public Indexes indexes() {
    return indexes;
  }
}
