package dev.lockstep.server.observation;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.registry.document.Dictionary;
import dev.lockstep.registry.document.Entry;
import dev.lockstep.server.observation.Observation.Differing;
import dev.lockstep.server.observation.Observation.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a collection is declared to hold, beside what was seen in it.
 *
 * @param version of the contract that is told here: the one that documents were held to, or the
 *     newest where that was not published
 * @param documents how many documents were looked at
 * @param full whether these were all
 * @param observed when the observation came
 * @param by who sent it
 * @param places declared ones in their order, then those that nobody declared
 * @param differences those that are about no place, such as an index
 * @param unknown what could not be compared, and why, each a sentence
 */
record LivingDictionary(
    String environment,
    String contract,
    String version,
    String collection,
    long documents,
    boolean full,
    Instant observed,
    String by,
    List<Place> places,
    List<Differing> differences,
    List<String> unknown) {
  /**
   * A place.
   *
   * @param shown where it is, with the names of alternatives
   * @param declared absent for what nobody declared
   * @param seen absent where nothing was seen
   * @param differences in what it differs from what is declared
   */
  record Place(
      String shown,
      String path,
      Optional<Declared> declared,
      Optional<Observed> seen,
      List<Differing> differences) {}

  /** What the contract declares. */
  record Declared(
      String type,
      Optional<Boolean> required,
      boolean nullable,
      Optional<Sensitivity> sensitivity) {
    private static Declared of(Entry entry) {
      return new Declared(
          entry.type(), entry.required(), entry.nullable(), entry.care().sensitivity());
    }
  }

  /**
   * What was seen.
   *
   * @param present in how many documents something stood there, null included
   * @param share the same as a share of the documents that were looked at, from 0 to 1
   * @param nulls in how many it was null
   */
  record Observed(long present, double share, long nulls, List<Share> types) {
    private static Observed of(Seen seen, long documents) {
      long values = seen.types().stream().mapToLong(Observation.OfType::count).sum();
      return new Observed(
          seen.present(),
          share(seen.present(), documents),
          seen.nulls(),
          seen.types().stream()
              .map(each -> new Share(each.type(), each.count(), share(each.count(), values)))
              .toList());
    }

    private static double share(long part, long whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }
  }

  /** How many of the values there had a type. */
  record Share(String type, long count, double share) {}

  /** What is told, and where it is from. */
  record Sources(
      String environment,
      Located<Contract> contract,
      CollectionPromise promise,
      Observations.Kept kept) {}

  static LivingDictionary of(Sources sources) {
    Observation observation = sources.kept().observation();
    Map<String, Seen> unmatched = new LinkedHashMap<>();
    observation.paths().forEach(each -> unmatched.put(each.path(), each));
    Map<String, Seen> seen = Map.copyOf(unmatched);
    List<Differing> free = new ArrayList<>(observation.differences());
    List<Place> places = new ArrayList<>();
    for (Entry entry : Dictionary.of(sources.contract(), sources.promise(), List.of()).entries()) {
      String path = entry.path().toString();
      places.add(
          new Place(
              entry.shown(),
              path,
              Optional.of(Declared.of(entry)),
              Optional.ofNullable(seen.get(path))
                  .map(each -> Observed.of(each, observation.documents())),
              about(path, observation, free)));
      unmatched.remove(path);
    }
    for (Seen each : unmatched.values()) {
      places.add(
          new Place(
              each.path(),
              each.path(),
              Optional.empty(),
              Optional.of(Observed.of(each, observation.documents())),
              about(each.path(), observation, free)));
    }
    return new LivingDictionary(
        sources.environment(),
        sources.contract().value().id(),
        sources.contract().value().version().text(),
        sources.promise().name(),
        observation.documents(),
        observation.full(),
        sources.kept().at(),
        sources.kept().by(),
        places,
        free,
        observation.unknown());
  }

  /** What differs at a path; what is left is about no place. */
  private static List<Differing> about(String path, Observation observation, List<Differing> free) {
    List<Differing> own =
        observation.differences().stream().filter(each -> each.where().equals(path)).toList();
    free.removeAll(own);
    return own;
  }
}
