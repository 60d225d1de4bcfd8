package dev.lockstep.registry.rule.mapping;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.agreement.Agreement;
import dev.lockstep.registry.evolve.agreement.Disagreement;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Where the change and the contract after it say different things. */
final class Disagreeing {
  private Disagreeing() {}

  /** A draft for each place at which they disagree in this way. */
  static List<Draft> drafts(Subject subject, Predicate<Disagreement> which) {
    if (subject.mapping().isEmpty()) {
      return List.of();
    }
    Evolved evolved = subject.mapping().get().evolved();
    Map<Optional<Path>, List<Disagreement>> places =
        Agreement.between(
                evolved, subject.pair().after(), subject.pair().newContract().version().text())
            .stream()
            .filter(which)
            .collect(
                Collectors.groupingBy(Disagreement::path, LinkedHashMap::new, Collectors.toList()));
    return places.entrySet().stream()
        .map(place -> draft(evolved, place.getKey(), place.getValue()))
        .toList();
  }

  private static Draft draft(Evolved evolved, Optional<Path> path, List<Disagreement> all) {
    String message = joined(all, Disagreement::sentence, "; ");
    Draft draft = path.map(at -> Draft.at(at, message)).orElseGet(() -> Draft.whole(message));
    return draft
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .values(joined(all, Disagreement::derived, ", "), joined(all, Disagreement::said, ", "))
        .shownBy(
            path.map(at -> Specimens.with(evolved.shape(), at))
                .orElseGet(() -> Specimens.smallest(evolved.shape())));
  }

  private static String joined(
      List<Disagreement> all, Function<Disagreement, String> part, String by) {
    return all.stream().map(part).filter(text -> !text.isEmpty()).collect(Collectors.joining(by));
  }
}
