package dev.lockstep.registry.rule.governance;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds: data that may be kept for a time only, and that nothing removes. */
public final class RetentionUnenforced implements Rule {
  private static final About ABOUT =
      new About(
          "RETENTION_UNENFORCED",
          Category.GOVERNANCE,
          "data that may be kept for a time only, and that nothing removes",
          "Data is kept longer than the contract promises.",
          "Give the collection a time to live within its retention, or a purge and its owner.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    Optional<Period> before = unenforced(subject.pair().oldContract(), subject.pair().before());
    Optional<Period> after = unenforced(subject.pair().newContract(), subject.pair().after());
    return before.isPresent() || after.isEmpty()
        ? List.of()
        : List.of(
            Draft.whole("nothing removes documents after " + after.get())
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                .values("", after.get().toString()));
  }

  /** How long documents may be kept, where no time to live sees to that. */
  private static Optional<Period> unenforced(Contract contract, CollectionPromise collection) {
    return collection
        .governance()
        .within(contract.governance())
        .retention()
        .flatMap(Retention::atMost)
        .filter(most -> lives(collection).noneMatch(life -> life <= Retention.days(most)));
  }

  /** The days that documents live; none at all where a path holds the end itself. */
  private static Stream<Double> lives(CollectionPromise collection) {
    Stream<Double> own =
        collection.storage().ttl().stream()
            .map(ttl -> ttl.after().or(() -> end(ttl)))
            .flatMap(Optional::stream)
            .map(RetentionUnenforced::days);
    Stream<Double> indexed =
        collection.indexes().stream()
            .flatMap(index -> index.options().expireAfter().stream())
            .map(RetentionUnenforced::days);
    return Stream.concat(own, indexed);
  }

  private static Optional<Duration> end(Ttl ttl) {
    return ttl.path().map(path -> Duration.ZERO);
  }

  private static double days(Duration duration) {
    return duration.toSeconds() / 86_400.0;
  }
}
