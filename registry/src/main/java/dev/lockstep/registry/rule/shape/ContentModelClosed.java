package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

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
    return Stream.concat(closed(subject).stream(), unnamed(subject)).toList();
  }

  private static List<Draft> closed(Subject subject) {
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

  /** What documents that stay closed no longer name. */
  private static Stream<Draft> unnamed(Subject subject) {
    CollectionPair pair = subject.pair();
    return pair.places(Place.Removed.class).stream()
        .filter(gone -> ContentModels.isClosedTo(pair, gone))
        .map(gone -> unnamed(subject, gone.path()));
  }

  private static Draft unnamed(Subject subject, Path path) {
    Level level = subject.ofOldData(path, AtPath::present);
    return Draft.at(path, "stored documents may have " + path + ", which is no longer named")
        .on(Edge.NEW_READER_OLD_DATA, level)
        .on(Edge.OLD_READER_NEW_DATA, Level.INFO)
        .on(Edge.OLD_WRITER_NEW_VALIDATOR, level)
        .values("named", "refused")
        .shownBy(Specimens.with(subject.pair().before().shape(), path));
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
