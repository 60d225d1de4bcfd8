package dev.lockstep.registry.rule;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.compare.Types.Relation;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Places whose type became one that has no value in common with the old one. */
public final class Retyped {
  private static final Set<String> IDS = Set.of("objectid", "uuid", "timeuuid");

  /** What such a place is to its readers. Each is one of these, the first that fits. */
  public enum Matter {
    /** A document stood there, and now what names one, or the other way round. */
    EMBEDDING,
    /** It names this document or another one. */
    IDENTITY,
    /** It is a date or a time. */
    MOMENT,
    /** It is every element of an array. */
    ELEMENT,
    /** None of these. */
    OTHER
  }

  private Retyped() {}

  /** Two drafts for each place whose types stand so to each other. */
  public static Stream<Draft> drafts(Subject subject, Relation relation) {
    return places(subject, relation).flatMap(place -> drafts(subject, place).stream());
  }

  /** Two drafts for each place of this matter whose types have no value in common. */
  public static List<Draft> drafts(Subject subject, Matter matter) {
    return places(subject, Relation.DISJOINT)
        .filter(place -> matter(subject, place) == matter)
        .flatMap(place -> drafts(subject, place).stream())
        .toList();
  }

  private static Stream<Place.Kept> places(Subject subject, Relation relation) {
    return subject.pair().places(Place.Kept.class).stream()
        .filter(place -> Types.relation(place.before().node(), place.after().node()) == relation);
  }

  private static Matter matter(Subject subject, Place.Kept place) {
    Node before = place.before().node();
    Node after = place.after().node();
    if (isEmbedding(before, after) || isEmbedding(after, before)) {
      return Matter.EMBEDDING;
    }
    if (names(before) || names(after)) {
      return Matter.IDENTITY;
    }
    if (Moments.isMoment(before) || Moments.isMoment(after)) {
      return Matter.MOMENT;
    }
    if (isKey(subject.pair().before(), place.before().path())
        || isKey(subject.pair().after(), place.after().path())) {
      return Matter.IDENTITY;
    }
    return place.path().steps().getLast() instanceof Step.Elements ? Matter.ELEMENT : Matter.OTHER;
  }

  private static boolean isEmbedding(Node whole, Node name) {
    return whole.shape() instanceof Shape.Fields
        && name.shape() instanceof Shape.Single
        && names(name);
  }

  /** Whether values name documents. */
  private static boolean names(Node node) {
    return !node.facts().semantics().references().isEmpty() || isId(node.type());
  }

  private static boolean isId(DeclaredType type) {
    return type.physical().filter(word -> IDS.contains(word.toLowerCase(Locale.ROOT))).isPresent();
  }

  private static boolean isKey(CollectionPromise collection, Path path) {
    return Stream.of(
            collection.keys().primary().stream(),
            collection.keys().partition().stream(),
            collection.keys().clustering().stream().map(KeyPart::path),
            collection.keys().shard().stream().map(KeyPart::path))
        .flatMap(each -> each)
        .anyMatch(path::equals);
  }

  private static List<Draft> drafts(Subject subject, Place.Kept place) {
    String at = place.path().toString();
    String before = Types.words(place.before().node());
    String after = Types.words(place.after().node());
    return BothWays.at(
        subject,
        place,
        "stored documents hold " + before + " at " + at + ", new readers expect " + after,
        "new documents hold " + after + " at " + at + ", old readers expect " + before,
        before,
        after);
  }
}
