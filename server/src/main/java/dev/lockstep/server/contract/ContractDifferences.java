package dev.lockstep.server.contract;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.check.Checked;
import dev.lockstep.registry.check.Checker;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.difference.Difference;
import dev.lockstep.registry.difference.Differences;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.server.registry.Stock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What two versions of a contract say differently, and what the rules say of it.
 *
 * @param change the change that was proposed to lead from the one to the other; absent where none
 *     was
 */
record ContractDifferences(
    String contract,
    String from,
    String to,
    Optional<String> change,
    List<Element> differences,
    List<Found> findings) {
  /**
   * One thing that they say differently.
   *
   * @param element what it is about, such as {@code orders.status}; the contract where empty
   * @param facet what of the element; absent where it is the whole
   * @param level the worst that the rules say of the element; absent where they say nothing
   */
  record Element(
      Difference.Kind kind,
      String element,
      Optional<String> facet,
      String before,
      String after,
      Optional<Level> level) {
    private static Element of(Difference difference, List<Finding> findings) {
      return new Element(
          difference.kind(),
          difference.element(),
          difference.facet(),
          difference.before(),
          difference.after(),
          findings.stream()
              .filter(each -> isAbout(each, difference.element()))
              .map(Finding::level)
              .max(Comparator.naturalOrder()));
    }

    /** Alternatives share a path, so that what is found there is about each of them. */
    private static boolean isAbout(Finding finding, String element) {
      String place =
          finding
              .path()
              .map(each -> finding.collection() + "." + each)
              .orElse(finding.collection());
      return element.equals(place) || element.startsWith(place + " (");
    }
  }

  static ContractDifferences of(
      Stock stock, Located<Contract> before, Located<Contract> after, LocalDate today) {
    Optional<TiedChange> change = stock.change(before, after);
    Knowledge knowledge = stock.knowledge(today);
    Checked checked =
        change
            .map(tied -> tied.checked(stock.rules(), tied.mapping(), knowledge))
            .orElseGet(() ->
                new Checker(stock.rules())
                    .examine(List.of(before.value()), after.value(), knowledge));
    List<Finding> findings = checked.findings();
    return new ContractDifferences(
        before.value().id(),
        before.value().version().text(),
        after.value().version().text(),
        change.map(each -> each.parsed().change().id()),
        Differences.between(List.of(before.value()), List.of(after.value())).stream()
            .map(each -> Element.of(each, findings))
            .toList(),
        findings.stream().map(Found::of).toList());
  }
}
