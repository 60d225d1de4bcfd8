package dev.lockstep.registry.rule.column;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field.Kind;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Locale;

/** Finds: a column that becomes static, or no longer is. */
public final class StaticKindChanged implements Rule {
  private static final About ABOUT =
      new About(
          "STATIC_KIND_CHANGED",
          Category.TYPES,
          "a column that becomes static, or no longer is",
          "What each row had all rows of a partition would share; the engine "
              + "refuses it, also after a drop of the column.",
          "Add a new column of the new kind under a new name.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.kept(
        place ->
            isStatic(place.before()) != isStatic(place.after())
                && Table.kind(place.before()) != Kind.COUNTER
                && Table.kind(place.after()) != Kind.COUNTER,
        place -> draft(subject, place));
  }

  private static boolean isStatic(Spot spot) {
    return Table.kind(spot) == Kind.STATIC;
  }

  private static Draft draft(Subject subject, Place.Kept place) {
    Path path = place.path();
    String fresh = word(place.after());
    return Table.refused(
        Draft.at(path, path + " belongs to its rows otherwise").values(word(place.before()), fresh),
        "ALTER TABLE %s ADD %s %s%s"
            .formatted(
                new Table(subject).name(),
                Table.name(path),
                Table.written(place.after()),
                isStatic(place.after()) ? " static" : ""));
  }

  private static String word(Spot spot) {
    return Table.kind(spot).name().toLowerCase(Locale.ROOT);
  }
}
