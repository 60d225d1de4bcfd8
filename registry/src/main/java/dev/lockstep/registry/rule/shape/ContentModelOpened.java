package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.usage.Surprise;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: documents that may have other fields from now on. */
public final class ContentModelOpened implements Rule {
  private static final About ABOUT =
      new About(
          "CONTENT_MODEL_OPENED",
          Category.SHAPE,
          "documents that may have other fields from now on",
          "Readers that refuse what they do not know fail on documents of the new version.",
          "Let those readers ignore unknown fields first, and say so in their usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return ContentModels.drafts(
        subject,
        (before, after) -> ContentModels.isClosed(before) && !ContentModels.isClosed(after),
        "new documents may have fields that the contract does not name",
        subject.pair().after().shape(),
        draft ->
            draft
                .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                .values("closed", "open")
                .touching(Draft.READING)
                .unlessTolerated(Surprise.UNKNOWN_FIELD));
  }
}
