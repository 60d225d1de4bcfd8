package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyTemplate.Part;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds: a key that two kinds of documents share, or a kind and its old version. */
public final class KeyTemplateOverlap implements Rule {
  private static final About ABOUT =
      new About(
          "KEY_TEMPLATE_OVERLAP",
          Category.KEYS,
          "a key that two kinds of documents share, or a kind and its old version",
          "One document overwrites another of a different kind, and readers take it "
              + "for theirs.",
          "Begin each kind of key with a text of its own, and bound the attributes "
              + "in it (pattern, enum, uuid).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    List<Draft> drafts = new ArrayList<>(others(pair));
    // An attribute under another name puts the same values into keys.
    if (!templates(pair.before(), pair::renamed).equals(templates(pair.after(), path -> path))) {
      draft(pair.after(), pair.before(), "a key of a new document may be that of another old one")
          .ifPresent(drafts::add);
    }
    return drafts;
  }

  private static List<String> templates(CollectionPromise collection, UnaryOperator<Path> name) {
    return collection.keys().templates().entrySet().stream()
        .map(entry ->
            entry.getKey()
                + " "
                + entry.getValue().parts().stream()
                    .map(part ->
                        part instanceof Part.Attribute(Path path)
                            ? new Part.Attribute(name.apply(path))
                            : part)
                    .toList())
        .sorted()
        .toList();
  }

  private static List<Draft> others(CollectionPair pair) {
    Stream<CollectionPromise> now = others(pair, pair.newContract());
    Stream<CollectionPromise> once =
        others(pair, pair.oldContract()).filter(other -> !isStillSo(pair, other));
    return Stream.concat(now, once)
        .filter(other -> isSameSpace(pair.after(), other))
        .filter(other -> isToldHere(pair, other))
        .flatMap(other ->
            draft(pair.after(), other, "a key may be one of " + other.name() + ", too").stream())
        .toList();
  }

  private static Stream<CollectionPromise> others(CollectionPair pair, Contract contract) {
    return contract.collections().stream()
        .filter(other ->
            !other.name().equals(pair.after().name())
                && !other.name().equals(pair.before().name()));
  }

  private static boolean isStillSo(CollectionPair pair, CollectionPromise old) {
    return pair.newContract()
        .collection(old.name())
        .filter(fresh -> Keyed.of(fresh).equals(Keyed.of(old)))
        .isPresent();
  }

  /** Kinds of documents share keys in one table of DynamoDB, and everywhere in Redis. */
  private static boolean isSameSpace(CollectionPromise one, CollectionPromise other) {
    boolean isRedis = one.engine().filter(engine -> engine == Engine.REDIS).isPresent();
    return one.engine().equals(other.engine())
        && (isRedis || one.storedName().equals(other.storedName()));
  }

  /** What was so before is not news, and what comes of both is told once. */
  private static boolean isToldHere(CollectionPair pair, CollectionPromise other) {
    Optional<CollectionPromise> old = pair.oldContract().collection(other.name());
    boolean wasSo =
        old.filter(each ->
                !(Overlap.of(Keyed.identifying(pair.before()), Keyed.identifying(each))
                    instanceof Overlap.None))
            .isPresent();
    boolean isOwn = !Keyed.of(pair.before()).equals(Keyed.of(pair.after()));
    boolean isOthers = old.filter(each -> !Keyed.of(each).equals(Keyed.of(other))).isPresent();
    boolean isNew = old.isEmpty();
    return !wasSo
        && (isNew || (isOwn && (!isOthers || pair.after().name().compareTo(other.name()) < 0)));
  }

  private static Optional<Draft> draft(
      CollectionPromise fresh, CollectionPromise other, String message) {
    Keyed mine = Keyed.identifying(fresh);
    Keyed theirs = Keyed.identifying(other);
    return switch (Overlap.of(mine, theirs)) {
      case Overlap.None none -> Optional.empty();
      case Overlap.Shared(Document key, boolean isProven) ->
          Optional.of(
              bothWays(
                      Draft.whole(message).values(words(theirs), words(mine)),
                      isProven ? Level.ERROR : Level.UNKNOWN)
                  .shownBy(key)
                  .losing());
      case Overlap.Open open ->
          Optional.of(
              bothWays(Draft.whole(message).values(words(theirs), words(mine)), Level.UNKNOWN));
    };
  }

  private static Draft bothWays(Draft draft, Level level) {
    return draft.on(Edge.NEW_READER_OLD_DATA, level).on(Edge.OLD_READER_NEW_DATA, level);
  }

  private static String words(Keyed keyed) {
    return keyed.languages().entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue().template())
        .collect(Collectors.joining(", "));
  }
}
