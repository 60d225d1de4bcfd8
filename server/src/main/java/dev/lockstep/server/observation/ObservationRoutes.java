package dev.lockstep.server.observation;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.step.ByAge;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was seen in stored documents, over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}/collections/{collection}/observation")
class ObservationRoutes {
  private static final Set<Role> OBSERVERS = Set.of(Role.DEVELOPER, Role.OPERATOR, Role.RUNNER);

  private final Observations observations;
  private final Environments environments;
  private final Library library;

  ObservationRoutes(Observations observations, Environments environments, Library library) {
    this.observations = observations;
    this.environments = environments;
    this.library = library;
  }

  @Route(
      value =
          "Keeps what was counted in the documents of a collection, as lockstep drift sends it,"
              + " without any value of them.",
      allows = {Role.DEVELOPER, Role.OPERATOR, Role.RUNNER})
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void observe(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String collection,
      @RequestBody Observation observation) {
    environments.require(environment);
    observation.require();
    Located<Contract> contract = contract(library.stock(), observation, collection);
    caller.require(OBSERVERS, Library.owner(contract.value()), environment);
    observations.put(
        new Place(environment, stored(contract, collection)), observation, caller.subject());
  }

  @Route(
      value = "Tells what a collection is declared to hold, beside what was last seen in it.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping
  LivingDictionary dictionary(@PathVariable String environment, @PathVariable String collection) {
    environments.require(environment);
    Stock stock = library.stock();
    Observations.Kept kept =
        names(stock, collection).stream()
            .flatMap(each -> observations.of(new Place(environment, each)).stream())
            .findFirst()
            .orElseThrow(() -> Refused.unknown("an observation of the collection"));
    Located<Contract> contract = contract(stock, kept.observation(), collection);
    return LivingDictionary.of(
        new LivingDictionary.Sources(
            environment, contract, contract.value().collection(collection).orElseThrow(), kept));
  }

  /** The version that documents were held to, or the newest that promises the collection. */
  private static Located<Contract> contract(
      Stock stock, Observation observation, String collection) {
    List<Located<Contract>> versions =
        ByAge.versions(stock.contracts(), observation.contract()).stream()
            .filter(each -> each.value().collection(collection).isPresent())
            .toList();
    Optional<Located<Contract>> named =
        versions.stream()
            .filter(each -> each.value().version().text().equals(observation.version()))
            .findFirst();
    return named
        .or(() -> versions.stream().findFirst())
        .orElseThrow(() -> Refused.unknown("a contract of this name that promises the collection"));
  }

  private static String stored(Located<Contract> contract, String collection) {
    return contract.value().collection(collection).orElseThrow().storedName();
  }

  /** The names that the store may have for a collection. */
  private static List<String> names(Stock stock, String collection) {
    return stock.contracts().stream()
        .sorted(ByAge.NEWEST_FIRST)
        .flatMap(each -> each.value().collection(collection).stream())
        .map(each -> each.storedName())
        .distinct()
        .toList();
  }
}
