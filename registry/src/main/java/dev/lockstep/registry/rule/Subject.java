package dev.lockstep.registry.rule;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.evidence.Sent;
import dev.lockstep.registry.evidence.Services;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import dev.lockstep.registry.evidence.Traffic;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What a rule looks at: one collection in two versions, and all that is known beside.
 *
 * @param services what is done with the collection, declared or seen
 * @param promised the queries that the contract says the collection is made for
 * @param mapping what the change does that leads from one version to the other, if one was named
 */
public record Subject(
    CollectionPair pair,
    Statistics statistics,
    Services services,
    List<Sent> promised,
    Context context,
    Optional<Mapping> mapping) {
  public Subject {
    promised = List.copyOf(promised);
  }

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

  /**
   * A query and the service that sends it.
   *
   * @param by empty where the contract alone names the query
   */
  public record Asked(Sent sent, Optional<Use> by) {
    /** A draft that names the service, if there is one, and shows the query. */
    public Draft shown(Draft draft) {
      Draft shown = draft.shownBy(sent.query().template().template());
      return by.map(use -> shown.naming(List.of(use))).orElse(shown);
    }
  }

  /** Every query that is known to be sent. */
  public List<Asked> asked() {
    return Stream.concat(
            uses().stream()
                .flatMap(use -> use.sent().stream().map(sent -> new Asked(sent, Optional.of(use)))),
            promised.stream().map(sent -> new Asked(sent, Optional.empty())))
        .toList();
  }

  /** The kind of store, where either version says one. */
  public Optional<Engine> engine() {
    return pair.after().engine().or(pair.before()::engine);
  }

  /** Whether this is the kind of store. */
  public boolean isOn(Engine engine) {
    return engine().filter(each -> each == engine).isPresent();
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
