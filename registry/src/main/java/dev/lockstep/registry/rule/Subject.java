package dev.lockstep.registry.rule;

import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.evidence.Services;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.finding.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** What a rule looks at: one collection in two versions, and all that is known beside. */
public record Subject(
    CollectionPair pair, Statistics statistics, Services services, Context context) {
  /** What services do with the collection, declared or seen. */
  public List<Use> uses() {
    return services.all();
  }

  /** Why it says nothing that something was not seen in the traffic; empty where it does. */
  public Optional<String> blindness() {
    Terms terms = context.terms();
    if (services.traffic().isEmpty()) {
      return Optional.of(
          "no traffic of %s was observed (--observed)".formatted(pair.before().storedName()));
    }
    Traffic seen = services.traffic().get();
    return seen.isTelling(terms.coverage(), terms.windowDays())
        ? Optional.empty()
        : Optional.of(
            "%s of the traffic was observed, from %s to %s, and the policy asks for %s of %d days"
                .formatted(
                    seen.coverage().toPlainString(),
                    seen.from(),
                    seen.to(),
                    terms.coverage().toPlainString(),
                    terms.windowDays()));
  }

  /** The day on which it is asked. */
  public LocalDate today() {
    return context.today();
  }

  /** A draft for each place in both versions of which this holds. */
  public List<Draft> kept(Predicate<Place.Kept> holds, Function<Place.Kept, Draft> draft) {
    return pair.places(Place.Kept.class).stream().filter(holds).map(draft).toList();
  }

  /**
   * How much it matters that documents of the old shape may be of a kind that breaks: an error
   * unless the stored ones were looked at, and none was.
   *
   * @param breaking how many of the documents break, from what was seen at the path
   */
  public Level ofOldData(Path path, ToLongFunction<AtPath> breaking) {
    Optional<AtPath> seen = statistics.at(path);
    if (seen.isEmpty() || breaking.applyAsLong(seen.get()) > 0) {
      return Level.ERROR;
    }
    return statistics.full() ? Level.INFO : Level.WARNING;
  }

  /**
   * How much it matters that documents of the old shape may lack what must be there now. Below
   * arrays and maps a count of what is there says nothing of what is missing.
   */
  public Level ofMissing(Path path) {
    return path.isStatic()
        ? ofOldData(path, seen -> statistics.documents() - seen.present())
        : Level.ERROR;
  }
}
