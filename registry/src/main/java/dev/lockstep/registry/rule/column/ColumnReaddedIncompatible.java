package dev.lockstep.registry.rule.column;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field.Kind;
import dev.lockstep.model.survey.EngineFacts.Column;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds: a new column with a name that a dropped one had, of another type or kind. */
public final class ColumnReaddedIncompatible implements Rule {
  /** What bytes of a dropped column Cassandra reads as another type; a blob only texts. */
  private static final Map<String, Set<String>> TAKES =
      Map.of(
          "text", Set.of("ascii"),
          "varchar", Set.of("ascii"),
          "uuid", Set.of("timeuuid"),
          "blob", Set.of("ascii", "text", "varchar"));

  private static final About ABOUT =
      new About(
          "COLUMN_READDED_INCOMPATIBLE",
          Category.SHAPE,
          "a new column with a name that a dropped one had, of another type or kind",
          "The engine remembers the dropped column and refuses the new one, or "
              + "reads old bytes as the new type.",
          "Give the new column a name that was never used; "
              + "system_schema.dropped_columns lists those that were (--stats, "
              + "engine.dropped).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Table table = new Table(subject);
    Stream<Spot> added = table.places(Place.Added.class).stream().map(Place.Added::after);
    Stream<Spot> renamed =
        table.kept().stream()
            .filter(place -> place.carry() == Carry.RENAMED)
            .filter(place -> !Table.isKey(subject.pair().before(), place.path()))
            .map(Place.Kept::after);
    return Stream.concat(added, renamed).flatMap(spot -> draft(table, spot).stream()).toList();
  }

  private static Optional<Draft> draft(Table table, Spot spot) {
    Path path = spot.path();
    Optional<Map<String, Column>> dropped = table.subject().statistics().engine().dropped();
    if (dropped.isEmpty()) {
      return Optional.of(
          Table.bothWays(
              Draft.at(path, "whether a column " + path + " was dropped before is not known"),
              Level.UNKNOWN));
    }
    return Optional.ofNullable(dropped.get().get(path.toString()))
        .filter(old -> !isTaken(old, spot))
        .map(old ->
            Table.refused(
                    Draft.at(path, "a column " + path + " of another type or kind was dropped")
                        .values(old.kind() + " " + old.type(), words(spot)),
                    "ALTER TABLE %s ADD %s %s%s"
                        .formatted(
                            table.name(),
                            Table.name(path),
                            Table.written(spot),
                            Table.kind(spot) == Kind.STATIC ? " static" : ""))
                .losing());
  }

  private static boolean isTaken(Column old, Spot fresh) {
    boolean isOfKind = old.kind().equals("static") == (Table.kind(fresh) == Kind.STATIC);
    String before = old.type().replace(" ", "").toLowerCase(Locale.ROOT);
    String after = Table.written(fresh).replace(" ", "").toLowerCase(Locale.ROOT);
    return isOfKind
        && !before.equals("counter")
        && (canonical(before).equals(canonical(after))
            || TAKES.getOrDefault(after, Set.of()).contains(before));
  }

  private static String canonical(String type) {
    return type.equals("varchar") ? "text" : type;
  }

  private static String words(Spot spot) {
    return Table.kind(spot).name().toLowerCase(Locale.ROOT) + " " + Table.written(spot);
  }
}
