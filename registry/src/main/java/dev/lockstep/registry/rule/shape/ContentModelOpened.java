package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.usage.Surprise;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds: documents that may have other fields from now on. */
public final class ContentModelOpened implements Rule {
  private static final About ABOUT =
      new About(
          "CONTENT_MODEL_OPENED",
          Category.SHAPE,
          "documents that may have other fields from now on",
          "Readers that refuse what they do not know fail on documents of the new " + "version.",
          "Let those readers ignore unknown fields first, and say so in their " + "usage.");

  private static final String WORDS =
      "new documents may have fields that the contract does not name";

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    Stream<Draft> whole =
        isSo(pair.before().shape(), pair.after().shape())
            ? Stream.of(draft(subject, Optional.empty()))
            : Stream.empty();
    Stream<Draft> inside =
        pair.places(Place.Kept.class).stream()
            .filter(place -> isSo(place.before().node().shape(), place.after().node().shape()))
            .map(place -> draft(subject, Optional.of(place.path())));
    return Stream.concat(whole, inside).toList();
  }

  private static boolean isSo(Shape before, Shape after) {
    return before instanceof Shape.Fields old
        && after instanceof Shape.Fields fresh
        && isClosed(old)
        && !isClosed(fresh);
  }

  private static boolean isClosed(Shape.Fields shape) {
    return shape.content().filter(ContentModel.CLOSED::equals).isPresent();
  }

  private static Draft draft(Subject subject, Optional<Path> at) {
    return at.map(path -> Draft.at(path, WORDS + " at " + path))
        .orElseGet(() -> Draft.whole(WORDS))
        .on(Edge.NEW_READER_OLD_DATA, Level.INFO)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values("closed", "open")
        .touching(Draft.READING)
        .unlessTolerated(Surprise.UNKNOWN_FIELD)
        .shownBy(shown(subject.pair().after().shape(), at));
  }

  private static Value shown(Shape.Fields shape, Optional<Path> at) {
    Value undeclared = Value.text("text");
    return at.<Value>map(
            path -> Specimens.holding(shape, path, Document.of("undeclared", undeclared)))
        .orElseGet(() -> Specimens.smallest(shape).with("undeclared", undeclared));
  }
}
