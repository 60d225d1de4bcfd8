package dev.lockstep.registry.rule.column;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Removal;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a column that the table will no longer have. */
public final class ColumnDropped implements Rule {
  private static final About ABOUT =
      new About(
          "COLUMN_DROPPED",
          Category.SHAPE,
          "a column that the table will no longer have",
          "Queries that name it are refused, and what it held is gone: adding it "
              + "again does not bring it back.",
          "Move its readers, take a snapshot of the table, and let the change keep "
              + "the old values until then.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Removal.drafts(subject, Removal.Part.COLUMN, "the column %s is dropped with its values")
        .stream()
        .map(draft -> Removal.losing(subject, draft))
        .toList();
  }
}
