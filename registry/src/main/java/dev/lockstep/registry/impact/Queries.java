package dev.lockstep.registry.impact;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.Fate;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.query.ParsedQuery;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.language.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of queries under a change.
 *
 * @param uses what services say that they do; what they send, they answer for themselves
 */
record Queries(Mapping mapping, CollectionPair pair, List<Use> uses) {
  /** The queries of a service: those that it lists, and those that the contract says it sends. */
  List<QueryTemplate> of(Use use) {
    List<QueryTemplate> all = new ArrayList<>(use.use().queries());
    listed().stream().filter(each -> isOwner(use, each)).forEach(all::add);
    return all;
  }

  /** Those who own queries that only the contract lists, and are no registered service. */
  List<Affected> owners() {
    Map<Optional<String>, List<QueryDuty>> owners = new LinkedHashMap<>();
    listed().stream()
        .filter(each -> uses.stream().noneMatch(use -> isOwner(use, each)))
        .forEach(each ->
            duty(each)
                .ifPresent(duty ->
                    owners.computeIfAbsent(each.owner(), key -> new ArrayList<>()).add(duty)));
    return owners.entrySet().stream()
        .map(each -> Affected.of(each.getKey(), each.getValue()))
        .toList();
  }

  private static boolean isOwner(Use use, QueryTemplate query) {
    return query.owner().equals(Optional.of(use.usage().service()));
  }

  /** The queries of the contract that no service lists itself. */
  private List<QueryTemplate> listed() {
    return pair.before().queries().stream()
        .filter(query -> uses.stream().noneMatch(use -> isSentBy(use, query)))
        .toList();
  }

  private static boolean isSentBy(Use use, QueryTemplate query) {
    return use.use().queries().stream()
        .anyMatch(each ->
            each.template().equals(query.template())
                || (isOwner(use, query) && each.name().equals(query.name())));
  }

  /** What its sender must do; empty where it stays as it is. */
  Optional<QueryDuty> duty(QueryTemplate template) {
    Query query = Query.of(template, pair.before());
    Evolved evolved = mapping.evolved();
    if (!isTouched(query.parsed()) || evolved.isOfIndexesOnly()) {
      return Optional.empty();
    }
    Change change = mapping.change();
    Rewriting renewed = query.renewed(change);
    Rewriting coexisting = query.coexisting(change);
    boolean isSame = renewed instanceof Rewriting.Same && coexisting instanceof Rewriting.Same;
    return isSame
        ? Optional.empty()
        : Optional.of(new QueryDuty(template, coexisting, renewed, Stage.RETIRING));
  }

  private boolean isTouched(ParsedQuery parsed) {
    return !parsed.gaps().isEmpty()
        || parsed.paths().stream()
            .anyMatch(each -> !Fate.of(each.path(), mapping.change().operations()).isUntouched());
  }
}
