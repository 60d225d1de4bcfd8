package dev.lockstep.server.guide;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.step.ByAge;
import dev.lockstep.registry.step.TiedChange;
import dev.lockstep.registry.step.Tying;
import dev.lockstep.server.deployment.LiveVersions;
import dev.lockstep.server.fleet.Place;
import dev.lockstep.server.fleet.Stages;
import dev.lockstep.server.governance.Changes;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts together what services need to know. Threads share it. */
@Component
class Guides {
  private final Library library;
  private final LiveVersions live;
  private final Changes changes;
  private final Stages stages;

  Guides(Library library, LiveVersions live, Changes changes, Stages stages) {
    this.library = library;
    this.live = live;
    this.changes = changes;
    this.stages = stages;
  }

  /**
   * Who asks, about what.
   *
   * @param service empty for nobody in particular
   * @param version of the service
   */
  record Question(
      String environment, String collection, Optional<String> service, Optional<String> version) {}

  Guide answer(Question question) {
    Stock stock = library.stock();
    Contract contract = contract(stock, question.collection());
    CollectionPromise collection = contract.collection(question.collection()).orElseThrow();
    List<String> versions =
        live
            .all()
            .of(question.environment())
            .of(contract.id(), Optional.of(collection.name()))
            .stream()
            .sorted(Comparator.comparing(Guides::order))
            .toList();
    List<TiedChange> steps = steps(stock, contract.id(), collection.name());
    Optional<String> own = question.service().map(each -> own(stock, contract, question));
    Optional<String> newest = versions.reversed().stream().findFirst();
    return new Guide(
        question.environment(),
        contract.id(),
        collection.name(),
        versions,
        running(question.environment(), collection),
        own,
        newest.map(from -> ahead(steps, from)).orElse(List.of()),
        own.flatMap(mine -> newest.flatMap(stored -> lens(steps, mine, stored))));
  }

  /** A rollout goes by the name that it was begun with, the contract's or the store's. */
  private Guide.Running running(String environment, CollectionPromise collection) {
    StageMessage now =
        Stream.of(collection.storedName(), collection.name())
            .flatMap(name -> stages.published(environment, name).stream())
            .findFirst()
            .orElseGet(() -> stages.current(new Place(environment, collection.name())));
    return new Guide.Running(now.stage().word(), now.epoch());
  }

  private static Version.Semantic order(String version) {
    return Version.of(version).semantic().orElse(Version.Semantic.of(0, 0, 0));
  }

  /** The newest version of the only contract that promises the collection. */
  private static Contract contract(Stock stock, String collection) {
    List<Contract> found =
        stock.contracts().stream()
            .sorted(ByAge.NEWEST_FIRST)
            .map(Located::value)
            .filter(each -> each.collection(collection).isPresent())
            .toList();
    if (found.isEmpty()) {
      throw Refused.unknown("a contract of this collection");
    }
    if (found.stream().map(Contract::id).distinct().count() > 1) {
      throw Refused.conflict("Cannot tell of the collection: several contracts promise it");
    }
    return found.getFirst();
  }

  private static String own(Stock stock, Contract contract, Question question) {
    ContractUse use =
        stock
            .usage(question.service().orElse(""), question.version().orElse(""))
            .orElseThrow(() -> Refused.unknown("a usage of this version of the service"))
            .value()
            .contracts()
            .stream()
            .filter(each -> each.contract().equals(contract.id()))
            .findFirst()
            .orElseThrow(() -> Refused.unknown("a use of the collection by the service"));
    return ByAge.versions(stock.contracts(), contract.id()).stream()
        .map(each -> each.value().version())
        .filter(each -> each.semantic().filter(use.supports()::contains).isPresent())
        .map(Version::text)
        .findFirst()
        .orElseThrow(() -> Refused.unknown("a version of the contract that the service supports"));
  }

  private static List<TiedChange> steps(Stock stock, String contract, String collection) {
    List<TiedChange> steps = new ArrayList<>();
    for (Parsed each : stock.changes().values()) {
      if (!stock.withdrawn().contains(each.change().id())) {
        new Tying(each.change().id(), stock.contracts(), List.of())
            .tie(each)
            .filter(tied -> tied.before().value().id().equals(contract))
            .filter(tied -> tied.collection().name().equals(collection))
            .ifPresent(steps::add);
      }
    }
    steps.sort(Comparator.comparing(each -> each.parsed().change().id()));
    return steps;
  }

  private static String from(TiedChange step) {
    return step.before().value().version().text();
  }

  private static String to(TiedChange step) {
    return step.after().value().version().text();
  }

  private List<Guide.Step> ahead(List<TiedChange> steps, String stored) {
    return steps.stream()
        .filter(each -> order(to(each)).compareTo(order(stored)) > 0)
        .sorted(Comparator.comparing(each -> order(to(each))))
        .map(each -> {
          String id = each.parsed().change().id();
          String status = changes.of(id).status().name().toLowerCase(Locale.ROOT);
          return new Guide.Step(id, each.parsed().change().title(), from(each), to(each), status);
        })
        .toList();
  }

  /** A way of steps: from where it began to where it is. */
  private record Way(String at, List<TiedChange> steps) {
    Way on(TiedChange step) {
      List<TiedChange> more = new ArrayList<>(steps);
      more.add(step);
      return new Way(Guides.to(step), more);
    }
  }

  /** The shortest way from the older of two versions to the newer. */
  private Optional<List<Guide.Piece>> lens(List<TiedChange> steps, String one, String other) {
    boolean isForward = order(one).compareTo(order(other)) <= 0;
    String older = isForward ? one : other;
    String newer = isForward ? other : one;
    Deque<Way> open = new ArrayDeque<>(List.of(new Way(older, List.of())));
    Set<String> seen = new HashSet<>(Set.of(older));
    while (!open.isEmpty()) {
      Way way = open.remove();
      if (way.at().equals(newer)) {
        return Optional.of(way.steps().stream().map(this::piece).toList());
      }
      steps.stream()
          .filter(each -> from(each).equals(way.at()) && seen.add(to(each)))
          .forEach(each -> open.add(way.on(each)));
    }
    return Optional.empty();
  }

  private Guide.Piece piece(TiedChange step) {
    String id = step.parsed().change().id();
    return new Guide.Piece(
        id, from(step), to(step), step.parsed().fileDigest(), library.changeFile(id));
  }
}
