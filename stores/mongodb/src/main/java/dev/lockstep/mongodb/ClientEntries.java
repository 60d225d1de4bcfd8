package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.survey.Writer;
import dev.lockstep.model.survey.Writer.Activity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who uses a server, by the names that applications give when they connect: those whose operations
 * run now or who are connected, and those whose writes the profiler kept.
 */
final class ClientEntries {
  /** By application, place and kind of operation. */
  private static final Document GROUPED =
      Document.of(
          "$group",
          Document.of(
              "_id",
              Document.of("app", Value.text("$appName"), "ns", Value.text("$ns"))
                  .with("op", Value.text("$op")),
              "times",
              Document.of("$sum", Value.int32(1))));

  /** The operations and connections of everybody. */
  static final Document CURRENT =
      grouped(
          Value.int32(1),
          Document.of(
              "$currentOp",
              Document.of("allUsers", Value.bool(true), "idleConnections", Value.bool(true))));

  /** The writes that the profiler kept; none where it was never on. */
  static final Document PROFILED =
      grouped(
          Value.text("system.profile"),
          Document.of(
              "$match",
              Document.of(
                  "op",
                  Document.of(
                      "$in",
                      Value.Array.of(
                          Value.text("insert"), Value.text("update"), Value.text("remove"))))));

  private static final Set<String> WRITES = Set.of("insert", "update", "remove");
  private static final String OURS = "lockstep";

  private ClientEntries() {}

  private static Document grouped(Value source, Document first) {
    return Document.of("aggregate", source, "pipeline", Value.Array.of(first, GROUPED))
        .with("cursor", Document.of("batchSize", Value.int32(1_000)));
  }

  private record Seen(String application, Optional<String> collection, Activity activity) {}

  /** The applications in these answers, those that write first. */
  static List<Writer> writers(String database, List<Document> now, List<Document> profiled) {
    Map<Seen, Long> seen = new LinkedHashMap<>();
    profiled.forEach(entry -> count(database, entry, seen));
    now.forEach(entry -> count(database, entry, seen));
    return seen.entrySet().stream()
        .map(each ->
            new Writer(
                each.getKey().application(),
                each.getKey().collection(),
                each.getKey().activity(),
                each.getValue()))
        .sorted(
            Comparator.comparing(Writer::activity)
                .thenComparing(Writer::times, Comparator.reverseOrder())
                .thenComparing(Writer::application))
        .toList();
  }

  private static void count(String database, Document entry, Map<Seen, Long> seen) {
    Document id = IndexEntries.part(entry, "_id").orElse(Document.empty());
    Optional<String> application = IndexEntries.text(id, "app").filter(name -> !name.isBlank());
    String namespace = IndexEntries.text(id, "ns").orElse("");
    boolean isHere = namespace.isEmpty() || namespace.startsWith(database + ".");
    if (application.filter(name -> !name.equals(OURS)).isPresent() && isHere) {
      boolean writes = IndexEntries.text(id, "op").filter(WRITES::contains).isPresent();
      seen.merge(
          new Seen(
              application.get(),
              collection(database, namespace),
              writes ? Activity.WRITES : Activity.CONNECTED),
          (long) Numbers.of(entry.get("times").orElse(Value.NULL)).orElse(1),
          Long::sum);
    }
  }

  private static Optional<String> collection(String database, String namespace) {
    return namespace.isEmpty()
        ? Optional.empty()
        : Optional.of(namespace.substring(database.length() + 1))
            .filter(name -> !name.startsWith("$cmd") && !name.isEmpty());
  }
}
