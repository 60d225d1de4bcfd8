package dev.lockstep.registry.rule.column;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/**
 * Finds: a column outside the primary key that should get another name, which Cassandra refuses.
 */
public final class ColumnRenameUnsupported implements Rule {
  private static final About ABOUT =
      new About(
          "COLUMN_RENAME_UNSUPPORTED",
          Category.SHAPE,
          "a column outside the primary key that should get another name, which "
              + "Cassandra refuses",
          "The statement fails, and a change planned around it stops at its first "
              + "step; what the new name means for readers is found by FIELD_RENAMED.",
          "Add a column of the new name, keep both in step, and drop the old one "
              + "when nobody reads it.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Table table = new Table(subject);
    return table.kept().stream()
        .filter(place -> place.carry() == Carry.RENAMED)
        .filter(place -> !Table.isKey(subject.pair().before(), place.path()))
        .map(place -> draft(table, place))
        .toList();
  }

  private static Draft draft(Table table, Place.Kept place) {
    Path before = place.path();
    Path after = place.after().path();
    return Table.refused(
        Draft.at(before, "Cassandra gives the column " + before + " no other name")
            .values(before.toString(), after.toString()),
        "ALTER TABLE %s RENAME %s TO %s"
            .formatted(table.name(), Table.name(before), Table.name(after)));
  }
}
