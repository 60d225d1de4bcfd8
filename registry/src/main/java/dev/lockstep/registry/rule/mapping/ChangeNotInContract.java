package dev.lockstep.registry.rule.mapping;

import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.validation.Finding;
import dev.lockstep.model.validation.Validation;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.evolve.agreement.Disagreement;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds: something that the change does and the contract after it does not say. */
public final class ChangeNotInContract implements Rule {
  private static final About ABOUT =
      new About(
          "CHANGE_NOT_IN_CONTRACT",
          Category.GOVERNANCE,
          "something that the change does and the contract after it does not say",
          "Readers of the new version are promised what no document holds.",
          "Say in the contract what the operations do, or mend the operations.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Stream.concat(
            unknown(subject), Disagreeing.drafts(subject, Disagreement::isDone).stream())
        .toList();
  }

  /** Operations on what the contract before does not have. */
  private static Stream<Draft> unknown(Subject subject) {
    Set<Path> known =
        subject.pair().places().stream()
            .flatMap(place -> place.old().stream())
            .map(Spot::path)
            .collect(Collectors.toSet());
    return subject.mapping().stream()
        .flatMap(mapping ->
            Validation.of(mapping.change(), known).stream()
                .map(finding -> draft(subject, mapping, finding)));
  }

  private static Draft draft(Subject subject, Mapping mapping, Finding finding) {
    String message =
        "the change %s, and contract %s says otherwise: %s"
            .formatted(
                mapping.evolved().words(finding.operation()),
                subject.pair().oldContract().version(),
                finding.sentence());
    return OperationPaths.of(mapping.change().operations().get(finding.operation()).operation())
        .stream()
        .filter(argument -> finding.argument().startsWith(argument.name()))
        .findFirst()
        .map(argument -> Draft.at(argument.path(), message))
        .orElseGet(() -> Draft.whole(message))
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .shownBy(Specimens.smallest(subject.pair().before().shape()));
  }
}
