package dev.lockstep.registry.rule.column;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/**
 * Finds: a column that should get another type, which Cassandra refuses since 3.11 whatever the
 * types.
 */
public final class ColumnTypeAlterUnsupported implements Rule {
  private static final About ABOUT =
      new About(
          "COLUMN_TYPE_ALTER_UNSUPPORTED",
          Category.TYPES,
          "a column that should get another type, which Cassandra refuses since "
              + "3.11 whatever the types",
          "The statement fails, and a change planned around it stops at its first "
              + "step; what the new type means for readers is found by the rules of "
              + "types.",
          "Add a column of the new type, keep both in step, and drop the old one "
              + "when nobody reads it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Table table = new Table(subject);
    return table.kept().stream().flatMap(place -> draft(table, place).stream()).toList();
  }

  private static Optional<Draft> draft(Table table, Place.Kept place) {
    if (Types.differInFreezing(place.before().node(), place.after().node())) {
      return Optional.empty();
    }
    Path path = place.path();
    Draft draft =
        Draft.at(path, "Cassandra gives the column " + path + " no other type")
            .values(Table.written(place.before()), Table.written(place.after()));
    return switch (Table.typing(place)) {
      case SAME -> Optional.empty();
      case OPEN -> Optional.of(Table.bothWays(draft, Level.UNKNOWN));
      case OTHER ->
          Optional.of(
              Table.refused(
                  draft,
                  "ALTER TABLE %s ALTER %s TYPE %s"
                      .formatted(table.name(), Table.name(path), Table.written(place.after()))));
    };
  }
}
