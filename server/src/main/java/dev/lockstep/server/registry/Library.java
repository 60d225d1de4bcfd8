package dev.lockstep.server.registry;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Team;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.check.PolicyFile;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.server.database.Database;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What was published, as values. What was read once is kept: a published version never changes.
 * Threads share it.
 */
@Component
public class Library {
  private final Shelf shelf;
  private final Database database;
  private final Map<Key, Published> read = new ConcurrentHashMap<>();

  Library(Shelf shelf, Database database) {
    this.shelf = shelf;
    this.database = database;
  }

  private record Key(Kind kind, String name, String version) {
    static Key of(Artifact artifact) {
      return new Key(artifact.kind(), artifact.name(), artifact.version());
    }

    /** Where it is read, which is what messages call it. */
    String path() {
      return "/v1/registry/%s/%s/%s".formatted(kind.folder(), name, version);
    }
  }

  /** A file as what it says. */
  private sealed interface Published {
    record OfContract(Located<Contract> file) implements Published {}

    record OfUsage(Located<Usage> file) implements Published {}

    record OfChange(Parsed file) implements Published {}

    record OfPlan(Located<RolloutPlan> file) implements Published {}

    record OfPolicy(Located<Policy> file) implements Published {}
  }

  /** The team that answers for a contract; empty where none is named. */
  public static String owner(Contract contract) {
    Optional<Team> team = contract.head().team();
    return team.flatMap(Team::name).or(() -> team.flatMap(Team::id)).orElse("");
  }

  /** The revisions of a change, the latest last. */
  public List<Artifact> revisions(String change) {
    return shelf.versions(Kind.CHANGE, change);
  }

  /** The revisions of every change by its id, the latest last. */
  public Map<String, List<Artifact>> revisions() {
    return shelf.all().stream()
        .filter(each -> each.kind() == Kind.CHANGE)
        .collect(Collectors.groupingBy(Artifact::name));
  }

  /** The text of the last revision of a change. */
  public String changeFile(String change) {
    return shelf
        .last(Kind.CHANGE, change)
        .flatMap(each -> shelf.content(each.kind(), each.name(), each.version()))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow();
  }

  /** Everything that is published now. */
  public Stock stock() {
    List<Located<Contract>> contracts = new ArrayList<>();
    List<Located<Usage>> usages = new ArrayList<>();
    Map<String, Parsed> changes = new HashMap<>();
    Map<String, Located<RolloutPlan>> plans = new HashMap<>();
    List<Located<Policy>> policies = new ArrayList<>();
    for (Artifact artifact : shelf.all()) {
      switch (read.computeIfAbsent(Key.of(artifact), this::read)) {
        case Published.OfContract(var file) -> contracts.add(file);
        case Published.OfUsage(var file) -> usages.add(file);
        case Published.OfChange(var file) -> changes.put(artifact.name(), file);
        case Published.OfPlan(var file) -> plans.put(artifact.name(), file);
        case Published.OfPolicy(var file) -> policies.add(file);
      }
    }
    Optional<Located<Policy>> policy =
        policies.isEmpty() ? Optional.empty() : Optional.of(policies.getLast());
    return new Stock(contracts, usages, running(usages), changes, plans, policy, withdrawn());
  }

  /** The usages that count: of versions that are live somewhere, and the last of each service. */
  private List<Located<Usage>> running(List<Located<Usage>> usages) {
    Set<String> live =
        new HashSet<>(
            database
                .sql()
                .sql("SELECT DISTINCT service || ' ' || version FROM deployment")
                .query(String.class)
                .list());
    Map<String, String> lastByService = new HashMap<>();
    usages.forEach(each -> lastByService.put(each.value().service(), name(each)));
    Set<String> last = new HashSet<>(lastByService.values());
    return usages.stream()
        .filter(each -> live.contains(name(each)) || last.contains(name(each)))
        .toList();
  }

  private static String name(Located<Usage> usage) {
    return usage.value().service() + " " + usage.value().version().text();
  }

  private Set<String> withdrawn() {
    return new HashSet<>(
        database
            .sql()
            .sql("SELECT change_id FROM remark WHERE kind = 'withdrawal'")
            .query(String.class)
            .list());
  }

  private Published read(Key key) {
    byte[] content = shelf.content(key.kind(), key.name(), key.version()).orElseThrow();
    String path = key.path();
    return switch (key.kind()) {
      case CONTRACT -> new Published.OfContract(whole(ContractFile.read(path, content)));
      case USAGE -> new Published.OfUsage(whole(UsageFile.read(path, content)));
      case CHANGE ->
          switch (ChangeFile.read(path, content)) {
            case Parsed parsed -> new Published.OfChange(parsed);
            case ChangeFile.Invalid invalid -> throw unreadable(path);
          };
      case PLAN -> new Published.OfPlan(whole(PlanFile.read(path, content)));
      case POLICY -> new Published.OfPolicy(whole(PolicyFile.read(path, content)));
    };
  }

  private static <T> Located<T> whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> file -> file.located();
      case Outcome.Broken<T> file -> throw unreadable(file.file());
    };
  }

  private static IllegalStateException unreadable(String path) {
    return new IllegalStateException("What was published is no longer read: " + path);
  }
}
