package dev.lockstep.registry.rule.type;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Field.Kind;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Locale;

/** Finds: a column that becomes static, regular or a counter. */
public final class ColumnKindChanged implements Rule {
  private static final About ABOUT =
      new About(
              "COLUMN_KIND_CHANGED",
              Category.TYPES,
              "a column that becomes static, regular or a counter",
              "No engine turns one kind of column into another, and what one row had "
                  + "all would share.",
              "Add a new column of the new kind.")
          .onlyOn(Engine.CASSANDRA);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place -> kind(place.before()) != kind(place.after()), place -> draft(subject, place));
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    return Draft.at(path, path + " belongs to its rows otherwise")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(word(place.before()), word(place.after()))
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
  }

  private static Kind kind(Spot spot) {
    return spot.field().map(Field::kind).orElse(Kind.REGULAR);
  }

  private static String word(Spot spot) {
    return kind(spot).name().toLowerCase(Locale.ROOT);
  }
}
