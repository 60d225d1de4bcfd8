package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.registry.compare.Specimens;
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
          "Readers that refuse what they do not know fail on documents of the new " + "version.",
          "Let those readers ignore unknown fields first, and say so in their " + "usage.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    boolean isSo =
        isClosed(subject.pair().before().shape()) && !isClosed(subject.pair().after().shape());
    return isSo ? List.of(draft(subject)) : List.of();
  }

  private static boolean isClosed(Shape.Fields shape) {
    return shape.content().filter(ContentModel.CLOSED::equals).isPresent();
  }

  private static Draft draft(Subject subject) {
    return Draft.whole("new documents may have fields that the contract does not name")
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values("closed", "open")
        .touching(Draft.READING)
        .unlessTolerated(Surprise.UNKNOWN_FIELD)
        .shownBy(
            Specimens.smallest(subject.pair().after().shape())
                .with("undeclared", Value.text("text")));
  }
}
