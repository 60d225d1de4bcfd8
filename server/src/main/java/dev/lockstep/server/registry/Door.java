package dev.lockstep.server.registry;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintFinding;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.report.JsonReport;
import dev.lockstep.registry.report.Reported;
import dev.lockstep.registry.rule.mapping.MappingRules;
import dev.lockstep.registry.step.ByAge;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.server.request.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules of the checker, held against what comes in.
 *
 * <p>A version of a contract is compared with the one before it. What breaks is refused, unless a
 * change was proposed that leads from the one to the other: then those it concerns and its stewards
 * decide, and refused is only what the change does not explain.
 */
record Door(Stock stock, LocalDate today) {
  /** What there is to say of a version of a contract that may come in. */
  List<String> contract(Located<Contract> fresh) {
    List<LintFinding> lint =
        lint(Lint.of(List.of(fresh), stock.running(), settings()), fresh.file());
    Breaking breaking = breaking(fresh);
    List<Reported> found = breaking.reported(fresh);
    List<String> all = Stream.concat(lint.stream().map(Object::toString), lines(found)).toList();
    if (breaking.isRefused(stock.rules()) || isWrong(lint)) {
      throw refused(
          "version %s of the contract %s".formatted(fresh.value().version(), fresh.value().id()),
          all);
    }
    return all;
  }

  /**
   * What a step breaks.
   *
   * @param explained whether a change leads along it
   */
  private record Breaking(Checked checked, boolean explained) {
    List<Reported> reported(Located<Contract> fresh) {
      return checked.findings().stream().map(each -> Reported.of(each, fresh)).toList();
    }

    /** What a change explains is for its approvers to weigh, not for the door. */
    boolean isRefused(Policy policy) {
      Level least = policy.failOn().orElse(Level.UNKNOWN);
      return checked.findings().stream()
          .filter(each -> !explained || MappingRules.isDisagreement(each.rule()))
          .anyMatch(each -> each.suppressed().isEmpty() && each.level().compareTo(least) >= 0);
    }
  }

  /** What there is to say of a usage that may come in. */
  List<String> usage(Located<Usage> fresh) {
    List<LintFinding> lint =
        lint(Lint.of(stock.contracts(), List.of(fresh), settings()), fresh.file());
    List<String> all = lint.stream().map(Object::toString).toList();
    if (isWrong(lint)) {
      throw refused(
          "the usage of %s %s".formatted(fresh.value().service(), fresh.value().version()), all);
    }
    return all;
  }

  /** What there is to say of a change that is proposed. */
  List<String> change(Change fresh) {
    if (fresh.contract().isEmpty()) {
      throw refused(
          "the change " + fresh.id(),
          List.of("it names no 'contract', so that nobody can tell what it changes"));
    }
    if (stock.withdrawn().contains(fresh.id())) {
      throw Refused.conflict(
          "Cannot propose the change %s: it was withdrawn".formatted(fresh.id()));
    }
    return List.of();
  }

  private LintSettings settings() {
    return stock.rules().lint().on(today, Optional.empty(), Optional.empty());
  }

  private List<LintFinding> lint(List<LintFinding> found, String file) {
    return found.stream()
        .filter(each -> each.finding().file().equals(file))
        .flatMap(each -> settings().weighed(each).stream())
        .toList();
  }

  private static boolean isWrong(List<LintFinding> lint) {
    return lint.stream().anyMatch(each -> each.level() == dev.lockstep.registry.lint.Level.ERROR);
  }

  private Breaking breaking(Located<Contract> fresh) {
    Optional<Located<Contract>> before = before(fresh);
    if (before.isEmpty()) {
      return new Breaking(new Checked(List.of(), List.of()), false);
    }
    Knowledge knowledge = stock.with(fresh).knowledge(today);
    Optional<TiedChange> change = stock.change(before.get(), fresh);
    if (change.isPresent()) {
      TiedChange tied = change.get();
      return new Breaking(tied.checked(stock.rules(), tied.mapping(), knowledge), true);
    }
    return new Breaking(
        new Checker(stock.rules()).examine(List.of(before.get().value()), fresh.value(), knowledge),
        false);
  }

  private Optional<Located<Contract>> before(Located<Contract> fresh) {
    List<Located<Contract>> versions = ByAge.versions(stock.contracts(), fresh.value().id());
    Predicate<Located<Contract>> isBefore =
        each -> ByAge.isOlder(each.value().version(), fresh.value().version());
    return fresh.value().version().semantic().isPresent()
        ? versions.stream().filter(isBefore).findFirst()
        : versions.stream().reduce((one, other) -> other);
  }

  private static Stream<String> lines(List<Reported> found) {
    return found.stream().map(JsonReport::line);
  }

  private static Problem refused(String what, List<String> findings) {
    return new Problem(
            ProblemCode.PUBLICATION_REFUSED,
            "Cannot publish %s: it has mistakes, or breaks somebody".formatted(what),
            "Nothing was published.",
            "Mend what the findings name, or propose a change that leads there.")
        .withFindings(findings);
  }
}
