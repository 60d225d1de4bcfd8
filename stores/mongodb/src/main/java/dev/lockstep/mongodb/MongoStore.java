package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Health;
import dev.lockstep.store.Store;
import dev.lockstep.store.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One database of a MongoDB deployment, or of a server that speaks its protocol. */
final class MongoStore implements Store {
  private final Server server;
  private @Nullable Features features;

  MongoStore(Server server) {
    this.server = server;
  }

  @Override
  public String name() {
    return server.address().name();
  }

  @Override
  public Set<Capability> capabilities() {
    return features().capabilities();
  }

  /** What the server can do, probed when it is first asked. */
  synchronized Features features() {
    Features known = features;
    if (known == null) {
      known = server.errors().translating("probe the server", () -> new Probe(server).features());
      features = known;
    }
    return known;
  }

  /** Refuses what the server cannot do. */
  void demand(Capability capability, String what) {
    if (!features().has(capability)) {
      throw declining(what, capability.name());
    }
  }

  /** The refusal of what the server cannot do. */
  Problem declining(String what, String ability) {
    return new Problem(
            ProblemCode.STORE_INCAPABLE,
            "Cannot %s at %s: the server declines %s".formatted(what, name(), ability),
            "nothing was written",
            "run `lockstep preflight` to see what this store can do")
        .with("capability", ability);
  }

  Server server() {
    return server;
  }

  @Override
  public Set<String> collections() {
    return server
        .errors()
        .translating(
            "list the collections",
            () -> {
              Set<String> names = new TreeSet<>();
              server.database().listCollectionNames().into(names);
              names.removeIf(name -> name.startsWith("system."));
              return Set.copyOf(names);
            });
  }

  @Override
  public Collection collection(String name) {
    return new MongoDocuments(this, name);
  }

  @Override
  public Instant now() {
    Document answer =
        server
            .errors()
            .translating(
                "read the clock", () -> server.run(Document.of("isMaster", Value.int32(1))));
    if (answer.get("localTime").orElse(Value.NULL) instanceof Value.DateTime date) {
      return Instant.ofEpochMilli(date.epochMillis());
    }
    throw new Problem(
        ProblemCode.STORE_INCAPABLE,
        "Cannot read the clock at %s: the server does not tell its time".formatted(name()),
        "nothing was written",
        "use a server that answers isMaster with localTime");
  }

  @Override
  public Health health() {
    return server.errors().translating("read the health", () -> new HealthReading(server).now());
  }

  @Override
  public List<Document> catalogue(String collection) {
    return server
        .errors()
        .translating(
            "read the catalogue of " + collection,
            () -> {
              Catalogue catalogue = new Catalogue(server, collection);
              List<Document> all = new ArrayList<>(catalogue.collection());
              all.addAll(catalogue.indexes());
              return List.copyOf(all);
            });
  }

  /** Nothing is probed for it: probing writes. */
  @Override
  public Survey survey() {
    return new MongoSurvey(server);
  }

  @Override
  public void close() {
    server.close();
  }
}
