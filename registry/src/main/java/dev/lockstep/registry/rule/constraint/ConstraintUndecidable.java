package dev.lockstep.registry.rule.constraint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Bounds;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds: a difference that no other rule can judge. */
public final class ConstraintUndecidable implements Rule {
  private static final String ANY = Bounds.words(Size.ANY);

  private static final About ABOUT =
      new About(
          "CONSTRAINT_UNDECIDABLE",
          Category.CONSTRAINTS,
          "a difference that no other rule can judge",
          "What nobody can judge may break readers of either version.",
          "Compare both versions by hand, count what is stored, and accept the "
              + "finding with the reason.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    Stream<Draft> whole =
        rest(pair.before()).equals(rest(pair.after()))
            ? Stream.empty()
            : Stream.of(
                unknown(
                    Draft.whole("what tells documents apart or says their version changes"),
                    rest(pair.before()),
                    rest(pair.after())));
    Stream<Draft> inside =
        pair.places(Place.Kept.class).stream()
            .filter(place -> !rest(place.before().node()).equals(rest(place.after().node())))
            .map(place ->
                unknown(
                    Draft.at(place.path(), "bounds at " + place.path() + " differ"),
                    rest(place.before().node()),
                    rest(place.after().node())));
    return Stream.concat(whole, inside).toList();
  }

  private static Draft unknown(Draft draft, String before, String after) {
    return draft
        .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN)
        .on(Edge.OLD_READER_NEW_DATA, Level.UNKNOWN)
        .values(before, after);
  }

  /** What no other rule looks at. */
  private static String rest(CollectionPromise collection) {
    return Stream.of(
            collection.keys().entity().map(entity -> entity.path() + " = " + entity.value()),
            collection
                .storage()
                .schemaVersion()
                .map(version ->
                    version.path()
                        + version.value().map(value -> " = " + Types.words(value)).orElse("")),
            Optional.of(Bounds.words(collection.shape().size()))
                .filter(words -> !words.equals(ANY)))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }

  private static String rest(Node node) {
    return switch (node.shape()) {
      case Shape.Single(Limits limits) ->
          limits.earliest().map(day -> "from " + day).orElse("")
              + limits.latest().map(day -> " to " + day).orElse("");
      case Shape.Fields fields -> Bounds.words(fields.size());
      case Shape.Any any -> "";
      case Shape.Elements elements -> "";
      case Shape.Entries entries -> "";
      case Shape.Union union -> "";
    };
  }
}
