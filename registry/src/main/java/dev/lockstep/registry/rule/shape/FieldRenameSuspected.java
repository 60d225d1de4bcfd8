package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a field that goes and one of its type that comes, without ids to tell. */
public final class FieldRenameSuspected implements Rule {
  private static final About ABOUT =
      new About(
          "FIELD_RENAME_SUSPECTED",
          Category.SHAPE,
          "a field that goes and one of its type that comes, without ids to tell",
          "What is meant as a renaming loses the values when it is carried out as a removal.",
          "Give both the same id if it is one field, or different ids if it is not.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places(Place.Removed.class).stream()
        .filter(gone -> gone.before().node().id().isEmpty())
        .flatMap(gone ->
            subject.pair().places(Place.Added.class).stream()
                .filter(come -> come.after().node().id().isEmpty())
                .filter(come -> isAlike(gone.before(), come.after()))
                .map(come -> draft(gone.path(), come.path())))
        .toList();
  }

  private static boolean isAlike(Spot before, Spot after) {
    List<Step> old = before.path().steps();
    List<Step> fresh = after.path().steps();
    return old.size() == fresh.size()
        && old.subList(0, old.size() - 1).equals(fresh.subList(0, fresh.size() - 1))
        && before.node().type().equals(after.node().type())
        && before.node().shape().getClass() == after.node().shape().getClass();
  }

  private static Draft draft(Path before, Path after) {
    return Draft.at(before, after + " may be " + before + " under another name")
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(before.toString(), after.toString());
  }
}
