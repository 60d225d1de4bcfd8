package dev.lockstep.registry.rule.drift;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Standing;
import dev.lockstep.registry.rule.Subject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds: stored documents that violate the contract before anything changes. */
public final class ContractDataDrift implements Standing {
  private static final About ABOUT =
      new About(
          "CONTRACT_DATA_DRIFT",
          Category.GOVERNANCE,
          "stored documents that violate the contract before anything changes",
          "A change that fits the contract breaks on documents that do not.",
          "Mend the documents or the contract first; driftShare in the policy says how many may"
              + " remain.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    CollectionPair pair = subject.pair();
    Statistics statistics = subject.statistics();
    BigDecimal most = subject.context().terms().driftShare();
    if (statistics.documents() == 0) {
      return most.compareTo(BigDecimal.ONE) < 0 && !pair.before().equals(pair.after())
          ? List.of(
              Draft.whole(
                      "how many documents violate the contract already is not known: nobody"
                          + " counted (--stats)")
                  .on(Edge.NEW_READER_OLD_DATA, Level.UNKNOWN))
          : List.of();
    }
    Stream<Draft> declared =
        pair.places().stream()
            .flatMap(place -> place.old().stream())
            .filter(spot -> spot.member().isEmpty())
            .flatMap(spot -> draft(spot.path(), misfits(spot, statistics), subject).stream());
    return Stream.concat(declared, undeclared(subject)).toList();
  }

  private static List<Misfit> misfits(Spot spot, Statistics statistics) {
    if (!statistics.paths().containsKey(spot.path()) && spot.path().steps().size() > 1) {
      return List.of();
    }
    AtPath seen = statistics.at(spot.path()).orElse(AtPath.NOTHING);
    List<Misfit> misfits = new ArrayList<>(Misfit.of(spot.node(), seen));
    if (spot.isRequired() && spot.path().isStatic()) {
      long missing = around(spot.path(), statistics) - seen.present();
      if (missing > 0) {
        misfits.addFirst(new Misfit("nothing where something is required", missing));
      }
    }
    return misfits;
  }

  /** In how many documents there is what the path stands in; none where that was not counted. */
  private static long around(Path path, Statistics statistics) {
    int depth = path.steps().size() - 1;
    return depth == 0
        ? statistics.documents()
        : Optional.ofNullable(statistics.paths().get(new Path(path.steps().subList(0, depth))))
            .map(seen -> seen.types().getOrDefault(ValueType.DOCUMENT, 0L))
            .orElse(0L);
  }

  private static Stream<Draft> undeclared(Subject subject) {
    CollectionPair pair = subject.pair();
    boolean isClosed =
        pair.before().shape().content().filter(ContentModel.CLOSED::equals).isPresent();
    return isClosed
        ? subject.statistics().paths().entrySet().stream()
            .filter(each -> each.getValue().present() > 0)
            .filter(each -> pair.before().shape().at(each.getKey()).isEmpty())
            .filter(each -> !pair.before().shape().isOpenAt(each.getKey()))
            .sorted((one, other) -> one.getKey().toString().compareTo(other.getKey().toString()))
            .flatMap(each ->
                draft(
                    each.getKey(),
                    List.of(new Misfit("what is not declared", each.getValue().present())),
                    subject)
                    .stream())
        : Stream.empty();
  }

  private static Optional<Draft> draft(Path path, List<Misfit> misfits, Subject subject) {
    if (misfits.isEmpty()) {
      return Optional.empty();
    }
    long documents = subject.statistics().documents();
    long most = misfits.stream().mapToLong(Misfit::documents).max().getAsLong();
    BigDecimal allowed =
        subject.context().terms().driftShare().multiply(BigDecimal.valueOf(documents));
    boolean isTooMuch = BigDecimal.valueOf(most).compareTo(allowed) > 0;
    String words =
        misfits.stream()
            .map(misfit -> "%s in %d".formatted(misfit.words(), misfit.documents()))
            .collect(Collectors.joining(", "));
    return Optional.of(
        Draft.at(path, "documents hold at %s: %s of %d".formatted(path, words, documents))
            .on(Edge.NEW_READER_OLD_DATA, isTooMuch ? Level.ERROR : Level.WARNING)
            .shownBy(
                Document.of("path", Value.text(path.toString()), "documents", Value.int64(most))
                    .with("of", Value.int64(documents))));
  }
}
