package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: documents that may no longer have other fields. */
public final class ContentModelClosed implements Rule {
  private static final About ABOUT =
      new About(
          "CONTENT_MODEL_CLOSED",
          Category.SHAPE,
          "documents that may no longer have other fields",
          "Stored documents with undeclared fields break readers, and writers "
              + "that add some are refused.",
          "Declare or remove every field that is stored, and count that no other is left.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Level level = level(subject);
    return ContentModels.drafts(
        subject,
        (before, after) -> !ContentModels.isClosed(before) && ContentModels.isClosed(after),
        "stored documents may have fields that the contract does not name",
        subject.pair().before().shape(),
        draft ->
            draft
                .on(Edge.NEW_READER_OLD_DATA, level)
                .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
                .on(Edge.OLD_WRITER_NEW_VALIDATOR, level)
                .values("open", "closed"));
  }

  private static Level level(Subject subject) {
    Statistics statistics = subject.statistics();
    Shape.Fields shape = subject.pair().after().shape();
    boolean isFound =
        statistics.paths().entrySet().stream()
            .anyMatch(at -> at.getValue().present() > 0 && shape.at(at.getKey()).isEmpty());
    if (statistics.documents() == 0 || isFound) {
      return Level.ERROR;
    }
    return statistics.full() ? Level.INFO : Level.WARNING;
  }
}
