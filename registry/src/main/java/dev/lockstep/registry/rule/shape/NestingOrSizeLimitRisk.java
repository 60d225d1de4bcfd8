package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evidence.Statistics.Sizes;
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

/** Finds: documents that come near what the engine can hold, in bytes or in depth. */
public final class NestingOrSizeLimitRisk implements Rule {
  private static final About ABOUT =
      new About(
          "NESTING_OR_SIZE_LIMIT_RISK",
          Category.SHAPE,
          "documents that come to more than 80 % of what the engine can hold in bytes, or deeper "
              + "than it nests",
          "The store refuses the write that makes a document too large or too deep, "
              + "and whoever writes it loses the update.",
          "Move what grows into documents of its own, and measure the largest "
              + "documents (--stats, bytes) before.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Limit.of(subject)
        .map(limit ->
            Stream.concat(depth(subject, limit).stream(), size(subject, limit).stream()).toList())
        .orElse(List.of());
  }

  private static Optional<Draft> depth(Subject subject, Limit limit) {
    Path before = Extent.deepest(subject.pair().before().shape());
    Path after = Extent.deepest(subject.pair().after().shape());
    return after.steps().size() > Math.max(limit.levels(), before.steps().size())
        ? Optional.of(
            Draft.at(after, after + " stands deeper than the engine nests")
                .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
                .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
                .on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR)
                .values(before.steps().size() + " levels", after.steps().size() + " levels")
                .shownBy(Specimens.with(subject.pair().after().shape(), after)))
        : Optional.empty();
  }

  private static Optional<Draft> size(Subject subject, Limit limit) {
    long most = promised(subject.pair().after());
    List<Place.Added> added = subject.pair().places(Place.Added.class);
    long growth = added.stream().mapToLong(place -> Extent.bytes(place.after().node())).sum();
    boolean grows = !added.isEmpty() || most > promised(subject.pair().before());
    if (!grows) {
      return Optional.empty();
    }
    return subject
        .statistics()
        .sizes()
        .map(sizes -> measured(limit, sizes, growth))
        .orElseGet(() ->
            limit.isNear(most)
                ? Optional.of(
                    risk(limit, most, growth).on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.UNKNOWN))
                : Optional.empty());
  }

  private static Optional<Draft> measured(Limit limit, Sizes sizes, long growth) {
    if (sizes.p999() + growth > limit.bytes()) {
      return Optional.of(
          risk(limit, sizes.p999(), growth).on(Edge.OLD_WRITER_NEW_DOCUMENT, Level.ERROR));
    }
    return limit.isNear(sizes.most() + growth)
        ? Optional.of(risk(limit, sizes.most(), growth))
        : Optional.empty();
  }

  private static Draft risk(Limit limit, long bytes, long growth) {
    return Draft.whole("documents come near the largest size that the engine holds")
        .on(Edge.NEW_READER_OLD_DATA, Level.WARNING)
        .on(Edge.OLD_READER_NEW_DATA, Level.WARNING)
        .values(bytes + " bytes", (bytes + growth) + " of " + limit.bytes() + " bytes")
        .shownBy(
            Document.of("bytes", Value.int64(bytes + growth), "limit", Value.int64(limit.bytes())));
  }

  private static long promised(CollectionPromise collection) {
    return collection.storage().footprint().documentBytesMax().orElse(0);
  }
}
