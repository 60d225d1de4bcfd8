package dev.lockstep.server.deployment;

import dev.lockstep.formats.deployment.Deployments;
import dev.lockstep.formats.deployment.Deployments.LiveContract;
import dev.lockstep.journal.Draft;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.request.Refused;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Which versions of services and contracts are live where. Threads share it. */
@Component
public class LiveVersions {
  private static final String EVERY_COLLECTION = "*";
  private static final int REASON_MAX = 1000;

  private final Database database;
  private final Environments environments;
  private final InstantSource clock;

  LiveVersions(Database database, Environments environments, InstantSource clock) {
    this.database = database;
    this.environments = environments;
    this.clock = clock;
  }

  /** A version of a service in an environment. */
  public record Deployed(String environment, String service, String version) {
    private String subject() {
      return "deployment:%s/%s".formatted(environment, service);
    }

    private Map<String, String> facts() {
      return Map.of("version", version);
    }
  }

  /**
   * A version of a contract that an environment holds documents of.
   *
   * @param collection empty for every one of the contract
   */
  public record Served(
      String environment, String contract, Optional<String> collection, String version) {
    private String subject() {
      return "served:%s/%s".formatted(environment, contract);
    }

    private Map<String, String> facts() {
      return Map.of("version", version, "collection", collection.orElse(EVERY_COLLECTION));
    }
  }

  /** Notes that a version is live; whether it was not before. */
  public boolean add(String actor, Deployed deployed) {
    return note(
        deployed.environment(),
        new Draft(actor, "service deployed", deployed.subject(), deployed.facts()),
        "INSERT INTO deployment VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (environment, service, version) DO NOTHING",
        List.of(
            deployed.environment(), deployed.service(), deployed.version(), actor, clock.millis()));
  }

  /** Notes that a version is live no more; whether it was before. */
  public boolean remove(String actor, Deployed deployed) {
    return note(
        deployed.environment(),
        new Draft(actor, "service undeployed", deployed.subject(), deployed.facts()),
        "DELETE FROM deployment WHERE environment = ? AND service = ? AND version = ?",
        List.of(deployed.environment(), deployed.service(), deployed.version()));
  }

  /** Notes that a collection holds documents of a version; whether it was not noted before. */
  public boolean add(String actor, Served served) {
    return note(
        served.environment(),
        new Draft(actor, "version served", served.subject(), served.facts()),
        "INSERT INTO served VALUES (?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (environment, contract, collection, version) DO NOTHING",
        List.of(
            served.environment(),
            served.contract(),
            served.collection().orElse(EVERY_COLLECTION),
            served.version(),
            actor,
            clock.millis()));
  }

  /** Notes that a collection holds no documents of a version any more; whether it did before. */
  public boolean remove(String actor, Served served) {
    return note(
        served.environment(),
        new Draft(actor, "version withdrawn", served.subject(), served.facts()),
        "DELETE FROM served"
            + " WHERE environment = ? AND contract = ? AND collection = ? AND version = ?",
        List.of(
            served.environment(),
            served.contract(),
            served.collection().orElse(EVERY_COLLECTION),
            served.version()));
  }

  /** Records that somebody takes it on himself to deploy while a window is closed. */
  void overridden(String actor, Deployed deployed, String reason) {
    if (reason.length() > REASON_MAX) {
      throw Refused.invalid("Cannot take the reason: it is longer than %d".formatted(REASON_MAX));
    }
    Map<String, String> facts = Map.of("version", deployed.version(), "reason", reason);
    boolean unused =
        database.decide(scribe -> {
          scribe.record(new Draft(actor, "window overridden", deployed.subject(), facts));
          return true;
        });
  }

  private boolean note(String environment, Draft draft, String statement, List<Object> values) {
    environments.require(environment);
    return database.decide(scribe -> {
      boolean changed = database.sql().sql(statement).params(values).update() == 1;
      if (changed) {
        scribe.record(draft);
      }
      return changed;
    });
  }

  /** What is live where; an environment in which nothing is live is there, too. */
  public Deployments all() {
    List<Deployed> deployed = deployed();
    List<Served> served = served();
    Map<String, Deployments.Environment> all = new LinkedHashMap<>();
    for (Environments.Environment each : environments.all()) {
      all.put(
          each.name(),
          new Deployments.Environment(
              versions(
                  deployed.stream().filter(one -> one.environment().equals(each.name())).toList(),
                  Deployed::service,
                  Deployed::version),
              contracts(
                  served.stream().filter(one -> one.environment().equals(each.name())).toList())));
    }
    return new Deployments(all);
  }

  private static <T> Map<String, List<String>> versions(
      List<T> items, Function<T, String> name, Function<T, String> version) {
    Map<String, List<String>> versions = new LinkedHashMap<>();
    items.forEach(item ->
        versions
            .computeIfAbsent(name.apply(item), key -> new ArrayList<>())
            .add(version.apply(item)));
    return versions;
  }

  private static List<LiveContract> contracts(List<Served> served) {
    return served.stream()
        .map(each -> new LiveContract(each.contract(), each.collection(), List.of(each.version())))
        .toList();
  }

  private List<Deployed> deployed() {
    return database
        .sql()
        .sql("SELECT environment, service, version FROM deployment ORDER BY service, time, version")
        .query((row, number) -> new Deployed(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private List<Served> served() {
    return database
        .sql()
        .sql(
            "SELECT environment, contract, collection, version FROM served"
                + " ORDER BY contract, collection, time, version")
        .query((row, number) ->
            new Served(
                row.getString(1),
                row.getString(2),
                Optional.of(row.getString(3)).filter(name -> !name.equals(EVERY_COLLECTION)),
                row.getString(4)))
        .list();
  }
}
