package dev.lockstep.registry.check;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.check.Weighing.Weight;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says what a new version of a contract breaks, for whom, and shows it. Immutable; threads may
 * share it.
 */
public final class Checker {
  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::level)
          .reversed()
          .thenComparing(Finding::collection)
          .thenComparing(finding -> finding.path().map(Object::toString).orElse(""))
          .thenComparing(Finding::rule)
          .thenComparing(Finding::edge);

  private final Policy policy;
  private final Optional<Along> along;

  /** The change that leads from one version to the other, and the collection that it changes. */
  private record Along(Change change, CollectionPromise collection) {
    /** What it does to a collection, which is nothing to all but one. */
    Mapping mapping(CollectionPromise before) {
      return before.equals(collection) ? Mapping.of(change, before) : Mapping.none(change, before);
    }
  }

  /** A checker by a team's policy. */
  public Checker(Policy policy) {
    this(policy, Optional.empty());
  }

  private Checker(Policy policy, Optional<Along> along) {
    this.policy = policy;
    this.along = along;
  }

  /**
   * A checker of the step that a change carries out.
   *
   * @param collection what it changes, as the contract before promises it
   */
  public Checker along(Change change, CollectionPromise collection) {
    return new Checker(policy, Optional.of(new Along(change, collection)));
  }

  /**
   * What the step from one version to the other means, the worst first. A collection that is gone
   * counts as one that has lost all its fields; one that is new breaks nobody.
   */
  public List<Finding> check(Contract before, Contract after, Knowledge knowledge) {
    return before.collections().stream()
        .flatMap(collection ->
            check(
                CollectionPair.of(before, after, collection, partner(collection, after)),
                knowledge))
        .sorted(ORDER)
        .toList();
  }

  private static CollectionPromise partner(CollectionPromise collection, Contract after) {
    return CollectionPair.partner(collection, after).orElseGet(() -> emptied(collection));
  }

  private static CollectionPromise emptied(CollectionPromise gone) {
    return new CollectionPromise(
        gone.id(),
        gone.name(),
        gone.physicalName(),
        gone.engine(),
        new Shape.Fields(List.of(), gone.shape().content(), gone.shape().size()),
        gone.keys(),
        List.of(),
        List.of(),
        gone.storage(),
        gone.governance());
  }

  private Stream<Finding> check(CollectionPair pair, Knowledge knowledge) {
    Subject subject =
        new Subject(
            pair,
            knowledge.of(pair.before()),
            knowledge.uses(pair.oldContract(), pair.before()),
            pair.before().queries().stream().map(each -> Sent.of(each, pair.before())).toList(),
            knowledge.today(),
            along.map(each -> each.mapping(pair.before())));
    Weighing weighing = new Weighing(policy, subject.uses(), knowledge.today());
    return Rules.all().stream()
        .filter(rule -> policy.applies(rule.about()))
        .flatMap(rule -> found(rule, subject, weighing))
        .map(finding -> policy.judged(finding, knowledge.today()));
  }

  private static Stream<Finding> found(Rule rule, Subject subject, Weighing weighing) {
    return rule.check(subject).stream()
        .map(draft -> Carrying.weighed(rule.about(), draft, subject))
        .flatMap(draft -> findings(rule.about(), draft, subject.pair(), weighing));
  }

  /** One for each edge that matters, or one that says that none does. */
  private static Stream<Finding> findings(
      About about, Draft draft, CollectionPair pair, Weighing weighing) {
    List<Finding> all =
        Stream.of(Edge.values())
            .flatMap(edge ->
                Optional.ofNullable(draft.levels().get(edge)).stream()
                    .map(level ->
                        finding(about, draft, edge, weighing.weigh(draft, edge, level), pair)))
            .toList();
    List<Finding> mattering = all.stream().filter(each -> each.level() != Level.INFO).toList();
    return mattering.isEmpty() ? all.stream().limit(1) : mattering.stream();
  }

  private static Finding finding(
      About about, Draft draft, Edge edge, Weight weight, CollectionPair pair) {
    return new Finding(
        about.id(),
        weight.level(),
        edge,
        pair.after().engine().or(pair.before()::engine).map(Engine::word),
        pair.oldContract().id(),
        pair.before().name(),
        draft.path(),
        draft.message(),
        draft.before(),
        draft.after(),
        draft.witness(),
        weight.consumers(),
        about.remedy(),
        Optional.empty());
  }
}
