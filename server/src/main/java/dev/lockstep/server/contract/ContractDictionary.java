package dev.lockstep.server.contract;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.governance.Deprecation;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.document.Chapter;
import dev.lockstep.registry.document.Dictionary;
import dev.lockstep.registry.document.Entry;
import dev.lockstep.server.registry.Library;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What every place of the collections of a contract is.
 *
 * @param status such as {@code active}
 * @param title what people call the contract
 * @param team who answers for it; empty where nobody is named
 */
record ContractDictionary(
    String contract,
    String version,
    String status,
    Optional<String> title,
    String team,
    List<OfCollection> collections) {
  /** The places of one collection, parents before what is in them. */
  record OfCollection(
      String collection,
      String stored,
      Optional<Engine> engine,
      Optional<String> description,
      List<Place> places) {
    static OfCollection of(Chapter chapter) {
      return new OfCollection(
          chapter.collection().name(),
          chapter.collection().storedName(),
          chapter.collection().engine(),
          chapter.contract().text(chapter.collection(), "description"),
          chapter.entries().stream().map(Place::of).toList());
    }
  }

  /**
   * A place.
   *
   * @param shown where it is, with the names of alternatives
   * @param path where it is, without them
   * @param required absent for what has no name of its own, such as the elements of an array
   * @param bounds the only values it may hold, and other bounds
   * @param deprecated absent where people may begin to use it
   * @param readers the services that read it, each with its version
   * @param writers the services that write it, each with its version
   * @param name in business
   */
  record Place(
      String shown,
      String path,
      String type,
      Optional<Boolean> required,
      boolean nullable,
      List<Bound> bounds,
      Optional<Sensitivity> sensitivity,
      Optional<Kept> retention,
      Optional<Gone> deprecated,
      List<String> readers,
      List<String> writers,
      Optional<String> name,
      Optional<String> description,
      Optional<String> unit) {
    static Place of(Entry entry) {
      return new Place(
          entry.shown(),
          entry.path().toString(),
          entry.type(),
          entry.required(),
          entry.nullable(),
          entry.bounds().entrySet().stream()
              .map(each -> new Bound(each.getKey(), each.getValue()))
              .toList(),
          entry.care().sensitivity(),
          entry.care().retention().map(Kept::of),
          entry.care().deprecation().map(Gone::of),
          entry.users().readers(),
          entry.users().writers(),
          entry.meaning().name(),
          entry.meaning().description(),
          entry.meaning().unit());
    }
  }

  /** A bound by its name in contract files, such as {@code minimum}. */
  record Bound(String name, String value) {}

  /** How long it is kept, each in the notation of ISO 8601, such as {@code P7Y}. */
  record Kept(Optional<String> atLeast, Optional<String> atMost) {
    static Kept of(Retention retention) {
      return new Kept(
          retention.atLeast().map(Object::toString), retention.atMost().map(Object::toString));
    }
  }

  /** From when on nobody should begin to use it, when it may be gone, and what to use instead. */
  record Gone(Optional<LocalDate> since, Optional<LocalDate> sunset, Optional<String> instead) {
    static Gone of(Deprecation deprecation) {
      return new Gone(deprecation.since(), deprecation.sunset(), deprecation.instead());
    }
  }

  static ContractDictionary of(Located<Contract> file, Knowledge knowledge) {
    Contract contract = file.value();
    return new ContractDictionary(
        contract.id(),
        contract.version().text(),
        contract.head().status(),
        contract.head().name(),
        Library.owner(contract),
        contract.collections().stream()
            .map(each -> Dictionary.of(file, each, knowledge.uses(contract, each)))
            .map(OfCollection::of)
            .toList());
  }
}
