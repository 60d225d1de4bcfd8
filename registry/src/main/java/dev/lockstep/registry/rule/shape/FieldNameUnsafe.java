package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
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
import java.util.Optional;

/** Finds: a new name that stores or drivers take for something else. */
public final class FieldNameUnsafe implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_NAME_UNSAFE",
          Category.SHAPE,
          "a new name that stores or drivers take for something else",
          "A name with a dot or a leading dollar sign, an empty one, or one that "
              + "differs by case only cannot be queried or is confused.",
          "Choose a name of letters, digits and underscores that differs from "
              + "every other by more than case.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places().stream()
        .flatMap(place -> fresh(place).stream())
        .filter(spot -> isUnsafe(spot, subject.pair().after().shape()))
        .map(spot -> draft(subject, spot.path()))
        .toList();
  }

  private static Optional<Spot> fresh(Place place) {
    return switch (place) {
      case Place.Added added -> Optional.of(added.after());
      case Place.Kept kept ->
          kept.carry() == Carry.SAME ? Optional.empty() : Optional.of(kept.after());
      case Place.Removed removed -> Optional.empty();
    };
  }

  private static boolean isUnsafe(Spot spot, Shape.Fields whole) {
    String name = spot.field().map(Field::storedName).orElse("element");
    return name.isEmpty()
        || name.startsWith("$")
        || name.contains(".")
        || name.indexOf('\0') >= 0
        || isConfused(spot, name, whole);
  }

  private static boolean isConfused(Spot spot, String name, Shape.Fields whole) {
    return spot.path().steps().size() == 1
        && whole.fields().stream()
            .map(Field::storedName)
            .anyMatch(other -> !other.equals(name) && other.equalsIgnoreCase(name));
  }

  private static Draft draft(Subject subject, Path path) {
    return Draft.at(path, "the name of " + path + " is not safe in stores and drivers")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values("", path.toString())
        .shownBy(Specimens.with(subject.pair().after().shape(), path));
  }
}
