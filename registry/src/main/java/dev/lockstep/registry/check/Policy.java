package dev.lockstep.registry.check;

import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Finding.Suppressed;
import dev.lockstep.registry.rule.About;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a team asks of the checker.
 *
 * @param except rules that are not applied
 * @param freshDays how old evidence of a usage may be to count
 * @param coverage the share of traffic that must have been observed for a path to count as unused
 * @param suppressions findings that somebody accepted
 */
public record Policy(
    Set<String> except, int freshDays, BigDecimal coverage, List<Suppression> suppressions) {
  /** What holds where nobody says otherwise. */
  public static final Policy DEFAULTS =
      new Policy(Set.of(), 180, new BigDecimal("0.95"), List.of());

  /**
   * An acceptance of what a rule finds at a place.
   *
   * @param path as findings write it; empty for the whole contract
   * @param by who accepts it
   * @param until the last day on which it holds
   */
  public record Suppression(
      String rule,
      Optional<String> contract,
      Optional<String> path,
      String by,
      String reason,
      LocalDate until) {
    /** Whether it holds for a finding on a day. */
    public boolean holds(Finding finding, LocalDate today) {
      return rule.equals(finding.rule())
          && !today.isAfter(until)
          && contract.filter(id -> !id.equals(finding.contract())).isEmpty()
          && path.filter(text -> !text.equals(finding.path().map(Object::toString).orElse("")))
              .isEmpty();
    }
  }

  public Policy {
    except = Set.copyOf(except);
    suppressions = List.copyOf(suppressions);
  }

  boolean applies(About rule) {
    return !except.contains(rule.id());
  }

  Finding judged(Finding finding, LocalDate today) {
    return suppressions.stream()
        .filter(suppression -> suppression.holds(finding, today))
        .findFirst()
        .map(held -> finding.accepted(new Suppressed(held.by(), held.reason(), held.until())))
        .orElse(finding);
  }

  /** The suppressions that hold for none of these findings, so that nobody carries them along. */
  public List<Suppression> unused(List<Finding> findings, LocalDate today) {
    return suppressions.stream()
        .filter(each -> findings.stream().noneMatch(finding -> each.holds(finding, today)))
        .toList();
  }
}
