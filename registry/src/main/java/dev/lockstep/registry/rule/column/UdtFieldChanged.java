package dev.lockstep.registry.rule.column;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a field of a user-defined type that is added, renamed, removed or given another type. */
public final class UdtFieldChanged implements Rule {
  private static final About ABOUT =
      new About(
          "UDT_FIELD_CHANGED",
          Category.TYPES,
          "a field of a user-defined type that is added, renamed, removed or given "
              + "another type",
          "Every table with the type gets the field or the name, and the engine "
              + "neither removes a field of a type nor gives it another type.",
          "Make a second type with the fields as they should be, and a new column " + "of it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.isOn(Engine.CASSANDRA)
        ? subject.pair().places().stream()
            .filter(place -> isField(place.path()))
            .flatMap(place -> draft(subject, place).stream())
            .toList()
        : List.of();
  }

  private static boolean isField(Path path) {
    return path.steps().size() > 1 && path.steps().getLast() instanceof Step.Field;
  }

  private static Optional<Draft> draft(Subject subject, Place place) {
    return switch (place) {
      case Place.Added(Spot after) ->
          Optional.of(
              Table.bothWays(
                  Draft.at(after.path(), "every table with the type gets the field " + after.path())
                      .values("", Table.written(after)),
                  Level.INFO));
      case Place.Removed(Spot before) ->
          Optional.of(
              Table.refused(
                  Draft.at(before.path(), "no field of a type is removed, as " + before.path())
                      .values(Table.written(before), ""),
                  "ALTER TYPE %s DROP %s".formatted(type(subject, before.path()), name(before))));
      case Place.Kept kept -> changed(subject, kept);
    };
  }

  private static Optional<Draft> changed(Subject subject, Place.Kept place) {
    Path path = place.path();
    if (place.carry() == Carry.RENAMED) {
      return Optional.of(
          Table.bothWays(
                  Draft.at(path, "every table with the type gets the new name of " + path)
                      .values(path.toString(), place.after().path().toString()),
                  Level.ERROR)
              .shownBy(Specimens.with(subject.pair().before().shape(), path)));
    }
    Draft draft =
        Draft.at(path, "no field of a type gets another type, as " + path)
            .values(Table.written(place.before()), Table.written(place.after()));
    return switch (Table.typing(place)) {
      case SAME -> Optional.empty();
      case OPEN -> Optional.of(Table.bothWays(draft, Level.UNKNOWN));
      case OTHER ->
          Optional.of(
              Table.refused(
                  draft,
                  "ALTER TYPE %s ALTER %s TYPE %s"
                      .formatted(
                          type(subject, path),
                          name(place.before()),
                          Table.written(place.after()))));
    };
  }

  private static String name(Spot field) {
    return Table.name(new Path(List.of(field.path().steps().getLast())));
  }

  /** The name of the type that has the field, else of the column. */
  private static String type(Subject subject, Path field) {
    Path above = new Path(field.steps().subList(0, field.steps().size() - 1));
    return subject.pair().before().shape().at(above).stream()
        .flatMap(node -> node.type().physical().stream())
        .map(word -> word.replaceFirst("(?i)^frozen *< *", "").replaceFirst(" *>$", ""))
        .findFirst()
        .orElseGet(() -> Table.name(above));
  }
}
