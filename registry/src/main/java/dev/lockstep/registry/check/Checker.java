package dev.lockstep.registry.check;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.check.Checked.Silenced;
import dev.lockstep.registry.check.Weighing.Weight;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Closing;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Review;
import dev.lockstep.registry.rule.Review.Found;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  private record Along(Mapping mapping, CollectionPromise collection) {
    /** What it does to a collection, which is nothing to all but one. */
    Mapping mapping(CollectionPromise before) {
      return before.equals(collection) ? mapping : Mapping.none(mapping.change(), before);
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
  public Checker along(Mapping mapping, CollectionPromise collection) {
    return new Checker(policy, Optional.of(new Along(mapping, collection)));
  }

  /** A finding, with how it came about. */
  private record Weighed(Found found, boolean irreversible, boolean ofChange) {}

  /**
   * What the step from one version to the other means, the worst first. A collection that is gone
   * counts as one that has lost all its fields; one that is new breaks nobody.
   */
  public List<Finding> check(Contract before, Contract after, Knowledge knowledge) {
    return examine(List.of(before), after, knowledge).findings();
  }

  /**
   * What the step from each of these versions means, and what the policy silences of it. What
   * several steps have in common is found once, as the worst of them.
   */
  public Checked examine(List<Contract> before, Contract after, Knowledge knowledge) {
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    Map<String, Silenced> silenced = new LinkedHashMap<>();
    for (Contract old : before) {
      Checked step = step(old, after, knowledge);
      step.findings().stream()
          .collect(Collectors.groupingBy(Finding::fingerprint))
          .forEach((print, these) -> findings.merge(print, these, Checker::worse));
      step.silenced().forEach(one -> silenced.put(one.finding().fingerprint(), one));
    }
    Checked found =
        new Checked(
            findings.values().stream().flatMap(List::stream).sorted(ORDER).toList(),
            List.copyOf(silenced.values()));
    return found.and(before.stream().flatMap(old -> closed(old, after, knowledge, found)).toList());
  }

  /** What is said of all that was found of a change, when everything else is. */
  private Stream<Checked> closed(
      Contract before, Contract after, Knowledge knowledge, Checked found) {
    if (knowledge.approvals().given().isEmpty()) {
      return Stream.of();
    }
    return before.collections().stream()
        .filter(each -> along.filter(change -> change.collection().equals(each)).isPresent())
        .map(each -> CollectionPair.of(before, after, each, partner(each, after)))
        .flatMap(pair -> closed(pair, knowledge, found.evidence()).stream())
        .map(each -> judged(each, knowledge));
  }

  private List<Weighed> closed(CollectionPair pair, Knowledge knowledge, String evidence) {
    Subject subject = subject(pair, knowledge);
    Weighing weighing = new Weighing(policy.terms(), subject.uses(), knowledge.today());
    List<Weighed> all = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      if (rule instanceof Closing closing) {
        closing
            .close(subject, evidence)
            .forEach(draft -> all.addAll(weighed(rule, draft, pair, weighing)));
      }
    }
    return all;
  }

  private Checked judged(Weighed each, Knowledge knowledge) {
    return policy.judged(each.found().finding(), each.irreversible(), knowledge.today());
  }

  private static List<Finding> worse(List<Finding> some, List<Finding> others) {
    return worst(others).compareTo(worst(some)) > 0 ? others : some;
  }

  private static Level worst(List<Finding> findings) {
    return findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElseThrow();
  }

  private Checked step(Contract before, Contract after, Knowledge knowledge) {
    List<Checked> judged =
        before.collections().stream()
            .map(collection ->
                CollectionPair.of(before, after, collection, partner(collection, after)))
            .flatMap(pair -> weighed(pair, knowledge).stream())
            .map(each -> judged(each, knowledge))
            .toList();
    return new Checked(List.of(), List.of()).and(judged);
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

  private Subject subject(CollectionPair pair, Knowledge knowledge) {
    return new Subject(
        pair,
        knowledge.of(pair.before()),
        knowledge.services(pair.oldContract(), pair.before(), policy.terms()),
        pair.before().queries().stream().map(each -> Sent.of(each, pair.before())).toList(),
        knowledge.context(policy.terms()),
        along.map(each -> each.mapping(pair.before())));
  }

  private List<Weighed> weighed(CollectionPair pair, Knowledge knowledge) {
    Subject subject = subject(pair, knowledge);
    Weighing weighing = new Weighing(policy.terms(), subject.uses(), knowledge.today());
    List<Weighed> all = new ArrayList<>();
    for (Rule rule : Rules.all()) {
      rule.check(subject).stream()
          .map(draft -> Carrying.weighed(rule.about(), draft, subject))
          .forEach(draft -> all.addAll(weighed(rule, draft, pair, weighing)));
    }
    List<Found> changes = all.stream().filter(Weighed::ofChange).map(Weighed::found).toList();
    for (Rule rule : Rules.all()) {
      if (rule instanceof Review review) {
        review
            .review(subject, changes)
            .forEach(draft -> all.addAll(weighed(rule, draft, pair, weighing)));
      }
    }
    return all;
  }

  /** One for each edge that matters, or one that says that none does. */
  private static List<Weighed> weighed(
      Rule rule, Draft draft, CollectionPair pair, Weighing weighing) {
    List<Weighed> all = new ArrayList<>();
    for (Edge edge : Edge.values()) {
      Optional.ofNullable(draft.levels().get(edge))
          .map(level -> {
            Weight weight = weighing.weigh(draft, edge, level);
            return new Found(finding(rule.about(), draft, edge, weight, pair), level);
          })
          .map(found -> new Weighed(found, draft.irreversible(), !(rule instanceof Standing)))
          .ifPresent(all::add);
    }
    List<Weighed> mattering =
        all.stream().filter(each -> each.found().finding().level() != Level.INFO).toList();
    return mattering.isEmpty() ? all.stream().limit(1).toList() : mattering;
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
