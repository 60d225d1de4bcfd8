package dev.lockstep.registry.step;

import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.approval.Fingerprints;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.impact.Impact;
import dev.lockstep.registry.impact.Impacts;
import java.util.List;

/**
 * A change with the two versions of the contract that it ties.
 *
 * @param collection what it changes, as the contract before promises it
 */
public record TiedChange(
    Parsed parsed,
    Located<Contract> before,
    Located<Contract> after,
    CollectionPromise collection) {

  /** What the change makes of the collection. */
  public Mapping mapping() {
    return Mapping.of(parsed.change(), collection);
  }

  /**
   * What the step means, and what the policy silences of it.
   *
   * @param mapping what the change makes of the collection
   */
  public Checked checked(Policy policy, Mapping mapping, Knowledge knowledge) {
    return new Checker(policy)
        .along(mapping, collection)
        .examine(List.of(before.value()), after.value(), knowledge);
  }

  /**
   * What the change means for each service.
   *
   * @param findings what the check finds
   */
  public Impact impact(Mapping mapping, List<Finding> findings, Knowledge knowledge) {
    Contract old = before.value();
    Contract fresh = after.value();
    CollectionPromise changed = fresh.collection(collection.name()).orElse(collection);
    return new Impacts(
            mapping,
            CollectionPair.of(old, fresh, collection, changed),
            knowledge.uses(old, collection),
            findings,
            knowledge.of(collection))
        .impact();
  }

  /** The fingerprint of the change and of both versions. */
  public String plan() {
    return Fingerprints.plan(parsed.change(), before, after);
  }
}
