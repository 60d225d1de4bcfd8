package dev.lockstep.registry.rule.column;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds: a column that becomes a counter or no longer is one, or a counter among columns that are
 * none.
 */
public final class CounterMixed implements Rule {
  private static final About ABOUT =
      new About(
          "COUNTER_MIXED",
          Category.TYPES,
          "a column that becomes a counter or no longer is one, or a counter among "
              + "columns that are none",
          "A table has counters or other columns, and the engine refuses both in "
              + "one; what was counted is no value that can be set.",
          "Keep counters in a table of their own.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    List<Draft> drafts = new ArrayList<>();
    subject.pair().places(Place.Kept.class).stream()
        .filter(place -> Table.isCounter(place.before()) != Table.isCounter(place.after()))
        .forEach(place ->
            drafts.add(
                draft(
                    place.path(),
                    Table.written(place.before()),
                    type(place.after()),
                    "ALTER TABLE %s ALTER %s TYPE %s"
                        .formatted(
                            new Table(subject).name(),
                            Table.name(place.path()),
                            type(place.after())))));
    new Table(subject)
        .places(Place.Added.class).stream()
            .filter(place -> isMixed(subject, place))
            .forEach(place ->
                drafts.add(
                    draft(
                        place.path(),
                        "",
                        type(place.after()),
                        "ALTER TABLE %s ADD %s %s"
                            .formatted(
                                new Table(subject).name(),
                                Table.name(place.path()),
                                type(place.after())))));
    return drafts;
  }

  /** Whether a column of the other sort was there before. */
  private static boolean isMixed(Subject subject, Place.Added added) {
    return new Table(subject)
        .kept().stream()
            .filter(place -> !Table.isKey(subject.pair().after(), place.after().path()))
            .anyMatch(place -> Table.isCounter(place.before()) != Table.isCounter(added.after()));
  }

  private static String type(Spot spot) {
    return Table.isCounter(spot) ? "counter" : Table.written(spot);
  }

  private static Draft draft(Path path, String before, String after, String statement) {
    return Table.refused(
        Draft.at(path, "the table would have counters and other columns, with " + path)
            .values(before, after),
        statement);
  }
}
