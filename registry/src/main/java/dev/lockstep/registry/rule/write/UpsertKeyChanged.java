package dev.lockstep.registry.rule.write;

import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a path by which upserts look documents up. */
public final class UpsertKeyChanged implements Rule {
  private static final About ABOUT =
      new About(
          "UPSERT_KEY_CHANGED",
          Category.WRITES,
          "a path by which upserts look documents up",
          "An upsert finds nothing and makes a second document.",
          "Stop the upserts by the old path before the first document changes.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return new Relying(
            "an upsert looks documents up by",
            Edge.OLD_WRITER_NEW_DOCUMENT,
            (use, path) ->
                use.use().paths(Access.UPSERT_KEY).anyMatch(each -> Use.overlap(each.path(), path)),
            access -> access.access() == Access.UPSERT_KEY)
        .on(subject).stream().map(Draft::losing).toList();
  }
}
