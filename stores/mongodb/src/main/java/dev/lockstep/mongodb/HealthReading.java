package dev.lockstep.mongodb;

import com.mongodb.MongoException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads how the server is doing from what it lets this user see. */
final class HealthReading {
  private static final Value ONE = Value.int32(1);
  private static final Value PRIMARY = Value.int32(1);
  private static final Value SECONDARY = Value.int32(2);

  private final Server server;

  HealthReading(Server server) {
    this.server = server;
  }

  Health now() {
    long start = System.nanoTime();
    Document pong = server.run(Document.of("ping", ONE));
    Duration ping = Duration.ofNanos(System.nanoTime() - start);
    assert !pong.isEmpty();
    Optional<Document> status = answer("serverStatus");
    return new Health(
        answer("replSetGetStatus").flatMap(HealthReading::lag),
        status.flatMap(HealthReading::cacheUsed),
        status.flatMap(HealthReading::connectionsUsed),
        ping);
  }

  private Optional<Document> answer(String command) {
    try {
      return Optional.of(server.runAsAdmin(Document.of(command, ONE)));
    } catch (MongoException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> lag(Document status) {
    if (!(status.get("members").orElse(Value.NULL) instanceof Value.Array members)) {
      return Optional.empty();
    }
    List<Value> all = members.items();
    return applied(all, PRIMARY)
        .max(Long::compare)
        .flatMap(primary ->
            applied(all, SECONDARY)
                .min(Long::compare)
                .map(slowest -> Duration.ofMillis(Math.max(0, primary - slowest))));
  }

  private static Stream<Long> applied(List<Value> members, Value state) {
    return members.stream()
        .filter(Document.class::isInstance)
        .map(Document.class::cast)
        .filter(member -> member.get("state").equals(Optional.of(state)))
        .flatMap(member -> member.get("optimeDate").stream())
        .filter(Value.DateTime.class::isInstance)
        .map(date -> ((Value.DateTime) date).epochMillis());
  }

  private static Optional<Double> cacheUsed(Document status) {
    return part(status, "wiredTiger")
        .flatMap(engine -> part(engine, "cache"))
        .flatMap(cache ->
            ratio(
                number(cache, "bytes currently in the cache"),
                number(cache, "maximum bytes configured")));
  }

  private static Optional<Double> connectionsUsed(Document status) {
    return part(status, "connections")
        .flatMap(connections -> {
          OptionalDouble current = number(connections, "current");
          OptionalDouble available = number(connections, "available");
          return current.isPresent() && available.isPresent()
              ? ratio(current, OptionalDouble.of(current.getAsDouble() + available.getAsDouble()))
              : Optional.empty();
        });
  }

  private static Optional<Double> ratio(OptionalDouble used, OptionalDouble all) {
    return used.isPresent() && all.orElse(0) > 0
        ? Optional.of(Math.clamp(used.getAsDouble() / all.getAsDouble(), 0, 1))
        : Optional.empty();
  }

  private static Optional<Document> part(Document document, String name) {
    return document.get(name).filter(Document.class::isInstance).map(Document.class::cast);
  }

  private static OptionalDouble number(Document document, String name) {
    return Numbers.of(document.get(name).orElse(Value.NULL));
  }
}
