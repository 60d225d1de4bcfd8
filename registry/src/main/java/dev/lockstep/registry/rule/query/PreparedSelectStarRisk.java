package dev.lockstep.registry.rule.query;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.rule.Subject.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds: a statement that shows all columns of a table whose columns change. */
public final class PreparedSelectStarRisk implements Rule {
  private static final About ABOUT =
      new About(
          "PREPARED_SELECT_STAR_RISK",
          Category.QUERIES,
          "a statement that shows all columns of a table whose columns change",
          "A statement that was prepared before may read columns under wrong names until it is"
              + " prepared again.",
          "Name the columns, or speak version 5 of the protocol.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Optional<Path> changed =
        subject.pair().places().stream()
            .filter(place -> place.path().steps().size() == 1)
            .filter(
                place -> !(place instanceof Place.Kept kept && kept.carry() == Place.Carry.SAME))
            .map(Place::path)
            .findFirst();
    return changed.stream()
        .flatMap(path -> subject.asked().stream().flatMap(asked -> draft(path, asked)))
        .toList();
  }

  private static Stream<Draft> draft(Path path, Asked asked) {
    boolean isOpen =
        asked.sent().query().template().language() == QueryLanguage.CQL
            && !asked.sent().parsed().gaps().isEmpty()
            && asked.sent().query().template().template() instanceof Value.Text(String text)
            && text.contains("*");
    if (!asked.sent().query().isOfAllColumns() && !isOpen) {
      return Stream.of();
    }
    Level level = asked.sent().query().isOfAllColumns() ? Level.WARNING : Level.UNKNOWN;
    return Stream.of(
        asked.shown(
            Draft.at(
                    path,
                    asked.sent().words() + " shows all columns, and their number or names change")
                .on(Edge.OLD_READER_NEW_DATA, level)
                .on(Edge.NEW_READER_OLD_DATA, level)));
  }
}
