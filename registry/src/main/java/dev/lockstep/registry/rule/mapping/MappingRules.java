package dev.lockstep.registry.rule.mapping;

import dev.lockstep.registry.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/** The rules of this package. */
public final class MappingRules {
  private static final List<Rule> OF_CHANGE =
      List.of(
          new ChangeNotInContract(),
          new IrreversibleStepUnguarded(),
          new ReverseMappingLossy(),
          new ReverseMappingMissing(),
          new SensitiveCopiedDown());

  private MappingRules() {}

  /** Whether what a rule finds is to be mended in the change rather than in a contract. */
  public static boolean isOfChange(String id) {
    return OF_CHANGE.stream().anyMatch(rule -> rule.about().id().equals(id));
  }

  /** Whether what a rule finds is that a change and the contract after it say different things. */
  public static boolean isDisagreement(String id) {
    return Stream.of(new ChangeNotInContract(), new ContractBeyondChange())
        .anyMatch(rule -> rule.about().id().equals(id));
  }
}
