package dev.lockstep.registry.rule.write;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.registry.compare.Gone;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds: a copy that keeps the old shape. Who follows a feed of one contract and writes another
 * keeps a copy there.
 */
public final class CacheStaleShape implements Rule {
  private static final About ABOUT =
      new About(
          "CACHE_STALE_SHAPE",
          Category.WRITES,
          "a copy that keeps the old shape",
          "Readers of the copy meet the old shape long after the documents changed.",
          "Give the copy a time to live, or build it anew when the documents have changed.");

  /** How long a copy may keep what is gone. */
  private record Copy(Use use, String target, Level level, String words) {}

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.pair().places().stream()
        .filter(Gone::isGone)
        .flatMap(place -> draft(subject, place.path()).stream())
        .toList();
  }

  private static Optional<Draft> draft(Subject subject, Path path) {
    List<Copy> copies =
        subject.uses().stream()
            .filter(use -> isFollowing(use, path))
            .flatMap(use -> copies(subject, use))
            .toList();
    return copies.stream()
        .max(Comparator.comparing(Copy::level))
        .map(worst ->
            Draft.at(
                    path,
                    "the copy in %s keeps %s as it was %s"
                        .formatted(worst.target(), path, worst.words()))
                .on(Edge.OLD_READER_NEW_DATA, worst.level())
                .naming(copies.stream().map(Copy::use).distinct().toList())
                .shownBy(Specimens.with(subject.pair().before().shape(), path)));
  }

  private static boolean isFollowing(Use use, Path path) {
    return use.use().streams().stream()
        .anyMatch(stream ->
            stream.paths().isEmpty()
                || stream.paths().stream().anyMatch(each -> Use.overlap(each, path)));
  }

  private static Stream<ContractUse> written(Use use) {
    return use.usage().contracts().stream()
        .filter(other -> !other.contract().equals(use.use().contract()))
        .filter(other ->
            other.writing().mode().isPresent() || other.paths(Access.WRITE).findAny().isPresent());
  }

  private static Stream<Copy> copies(Subject subject, Use use) {
    return written(use).map(other -> copy(subject, use, other));
  }

  private static Copy copy(Subject subject, Use use, ContractUse other) {
    Optional<CollectionPromise> target =
        subject.context().contracts().stream()
            .filter(contract -> contract.id().equals(other.contract()))
            .findFirst()
            .flatMap(contract -> collection(contract, other));
    if (target.isEmpty()) {
      return new Copy(
          use,
          other.contract(),
          Level.UNKNOWN,
          "for a time that is not known: its contract is not among the files");
    }
    Optional<Ttl> ttl = target.get().storage().ttl();
    boolean expires =
        ttl.isPresent()
            || target.get().indexes().stream()
                .anyMatch(index -> index.options().expireAfter().isPresent());
    return expires
        ? new Copy(
            use,
            other.contract(),
            Level.WARNING,
            ttl.flatMap(Ttl::after).map(after -> "for up to " + after).orElse("until it expires"))
        : new Copy(use, other.contract(), Level.ERROR, "for ever: nothing in it expires");
  }

  private static Optional<CollectionPromise> collection(Contract contract, ContractUse use) {
    return use.collection()
        .map(contract::collection)
        .orElseGet(() -> contract.collections().stream().findFirst());
  }
}
