package dev.lockstep.registry.check;

import dev.lockstep.registry.check.Checked.Silence;
import dev.lockstep.registry.check.Checked.Silenced;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Finding.Suppressed;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.rule.Terms;
import dev.lockstep.registry.window.Windows;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a team asks of the checker.
 *
 * <p>An error of which nothing can be taken back stays one whatever the policy says, until somebody
 * accepts it in writing: with a name, a reason and a last day.
 *
 * @param suppressions findings that somebody accepted
 * @param failOn the least level that fails; empty where the command decides
 * @param against the version to compare with; empty where the command says it
 * @param windows when versions may go to environments
 * @param promotions what a change must have come to elsewhere before it begins somewhere
 */
public record Policy(
    RuleChoice rules,
    Terms terms,
    List<Suppression> suppressions,
    Optional<Level> failOn,
    Optional<String> against,
    LintSettings lint,
    Windows windows,
    List<Promotion> promotions) {
  /** What holds where nobody says otherwise. */
  public static final Policy DEFAULTS =
      new Policy(
          RuleChoice.ALL,
          Terms.DEFAULTS,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          LintSettings.DEFAULTS,
          Windows.NONE,
          List.of());

  /**
   * What a change must have come to in an environment before it begins in the next.
   *
   * @param environment where it is to begin
   * @param after where it must have been carried through; the environment before it, if empty
   * @param drillDays how many days ago it may have been taken back there at most; empty where that
   *     is not asked for
   */
  public record Promotion(String environment, Optional<String> after, Optional<Long> drillDays) {}

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
          && !isExpired(today)
          && contract.filter(id -> !id.equals(finding.contract())).isEmpty()
          && path.filter(text -> !text.equals(finding.path().map(Object::toString).orElse("")))
              .isEmpty();
    }

    /** Whether its last day is over. */
    public boolean isExpired(LocalDate today) {
      return today.isAfter(until);
    }
  }

  public Policy {
    suppressions = List.copyOf(suppressions);
    promotions = List.copyOf(promotions);
  }

  /** The same, judging by these rules. */
  public Policy with(RuleChoice choice) {
    return new Policy(choice, terms, suppressions, failOn, against, lint, windows, promotions);
  }

  /** The same by these terms. */
  public Policy with(Terms other) {
    return new Policy(rules, other, suppressions, failOn, against, lint, windows, promotions);
  }

  /**
   * What becomes of a finding.
   *
   * @param irreversible whether what it is about cannot be taken back
   */
  Checked judged(Finding finding, boolean irreversible, LocalDate today) {
    Optional<Suppression> held =
        suppressions.stream().filter(each -> each.holds(finding, today)).findFirst();
    if (held.isPresent()) {
      Suppression by = held.get();
      return shown(finding.accepted(new Suppressed(by.by(), by.reason(), by.until())));
    }
    if (irreversible && finding.level() == Level.ERROR) {
      return shown(finding);
    }
    Optional<Silence> silence = rules.silence(finding);
    if (silence.isPresent()) {
      return new Checked(List.of(), List.of(new Silenced(finding, silence.get())));
    }
    Level level = rules.level(finding);
    return level.compareTo(finding.level()) < 0
        ? new Checked(List.of(finding.at(level)), List.of(new Silenced(finding, Silence.SEVERITY)))
        : shown(finding.at(level));
  }

  private static Checked shown(Finding finding) {
    return new Checked(List.of(finding), List.of());
  }

  /** The suppressions that hold for none of these findings, so that nobody carries them along. */
  public List<Suppression> unused(List<Finding> findings, LocalDate today) {
    return suppressions.stream()
        .filter(each -> findings.stream().noneMatch(finding -> each.holds(finding, today)))
        .toList();
  }
}
