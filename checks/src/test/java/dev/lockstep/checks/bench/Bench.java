package dev.lockstep.checks.bench;

import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.testkit.mongo.MongoProcess;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ./dev bench [PART ...] [FILE]}: measures, in one run and against servers in processes of
 * what docs/performance.md promises; prints a line for each and writes JSON to the file.
 *
 * <p>Speeds are ratios to hand-written loops on the bare driver in the same run: machines differ,
 * and one machine differs from itself an hour later.
 */
public final class Bench {
  static final String CHANGE =
      """
      - rename:  {from: "address line 2", to: city}
      - merge:   {from: [outcode, postcode], to: postcode, template: "{outcode} {postcode}"}
      - convert: {path: rating, to: double, otherwise: null}
      """;

  private static final List<String> PARTS =
      List.of(
          "lens",
          "routing",
          "sdk",
          "control",
          "catalog",
          "mongodb",
          "infer",
          "cassandra",
          "foreground");
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, Double> figures = new TreeMap<>();

  private Bench() {}

  /** Runs the measurements that are named, or all; another word is the file for the figures. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> words = List.of(arguments);
    List<String> named = words.stream().filter(PARTS::contains).toList();
    Path report =
        Path.of(
            words.stream()
                .filter(word -> !PARTS.contains(word))
                .findFirst()
                .orElse("checks/target/bench.json"));
    Bench bench = new Bench();
    for (String part : named.isEmpty() ? PARTS : named) {
      bench.run(part);
    }
    String json = bench.json();
    System.out.println(json);
    Files.writeString(report, json + System.lineSeparator());
    System.exit(0);
  }

  private void run(String part) throws IOException, InterruptedException {
    switch (part) {
      case "lens" ->
          tell("lensDocumentsPerSecond", "lens, on one core", LensSpeed.documentsPerSecond());
      case "routing" -> routing();
      case "sdk" -> sdk();
      case "control" -> control();
      case "catalog" -> catalog();
      case "infer" -> infer();
      case "cassandra" -> cassandra();
      case "foreground" -> foreground();
      default -> mongodb();
    }
  }

  private void routing() {
    RoutingSpeed speed = RoutingSpeed.measure();
    tell("routingNanos", "a routing decision, ns", speed.nanos());
    tell("routingBytes", "the same, bytes allocated", speed.bytes());
    tell("routingOpenFeatureNanos", "by OpenFeature's provider in memory, ns", speed.theirNanos());
    tell("routingOpenFeatureBytes", "the same, bytes allocated", speed.theirBytes());
    tell("routingRatio", "how much faster than OpenFeature", speed.theirNanos() / speed.nanos());
  }

  private void sdk() throws IOException, InterruptedException {
    try (ProcessUnderTest server =
        ProcessUnderTest.start(
            JavaCommand.of(MongoProcess.class).withJvmOption("-Xms1g").withJvmOption("-Xmx1g"))) {
      SdkSpeed speed = SdkSpeed.measure(server.awaitLine("mongodb://", PATIENCE));
      tellRead("SideBySide", "side by side", speed.sideBySide());
      tellRead("InPlace", "in place", speed.inPlace());
    }
  }

  private void control() throws IOException, InterruptedException {
    try (ControlServer server = ControlServer.start()) {
      StageSpeed stages = StageSpeed.measure(server);
      tell(
          "stageMedianMillis",
          "a stage change at 2,000 clients, median, ms",
          stages.medianMillis());
      tell("stageP99Millis", "the same, p99", stages.p99Millis());
      TelemetrySpeed speed = TelemetrySpeed.measure(server);
      tell("telemetryReportsPerSecond", "telemetry reports taken a second", speed.reports());
      tell("telemetryBytes", "of so many bytes", speed.bytes());
      tell("healthPerSecond", "health asked a second", speed.health());
      tell("stagesPerSecond", "a stage asked a second, with a token", speed.stages());
      tell("telemetryRatio", "reports against stages", speed.reports() / speed.stages());
    }
  }

  private void tellRead(String key, String words, SdkRead read) {
    tell(
        "sdkRead" + key + "Micros", "a read through the SDK " + words + " adds, µs", read.micros());
    tell("sdkRead" + key + "P99Ratio", "its p99 against the bare driver", read.tail());
    tell("sdkRead" + key + "P99RatioMin", "the 95 % interval starts", read.tailMin());
    tell("sdkRead" + key + "P99RatioMax", "and ends", read.tailMax());
  }

  private void catalog() throws IOException {
    CatalogSpeed speed = CatalogSpeed.measure();
    tell("catalogColdSeconds", "one of 60,000 files compared, index made, s", speed.cold());
    tell("catalogWarmSeconds", "the same later, s", speed.warm());
    tell("catalogBareSeconds", "reading and hashing the files, s", speed.bare());
    tell("catalogWarmRatio", "later against reading and hashing", speed.warm() / speed.bare());
    tell("exampleSeconds", "breaking on the examples, from process start, s", speed.example());
    tell("checkSeconds", "check of a change of the shop, from process start, s", speed.check());
  }

  private void cassandra() throws InterruptedException {
    Ratios ratios = CassandraRatios.measure();
    tell("cassandraBackfillRowsPerSecond", "backfill on Cassandra", ratios.backfill());
    tell("cassandraBackfillRatio", "backfill on Cassandra, ratio", ratios.backfillRatio());
    tell("cassandraVerifyRowsPerSecond", "verify on Cassandra", ratios.verify());
    tell("cassandraVerifyRatio", "verify on Cassandra, ratio", ratios.verifyRatio());
  }

  /** A backfill that nothing guards has more to do in the same time. */
  private void foreground() throws InterruptedException {
    ThrottleSettings guard = ThrottleSettings.parse(CassandraForeground.GUARD);
    tellForeground("Guarded", "with the guard", CassandraForeground.measure(guard, 4_000));
    tellForeground(
        "Unguarded", "without", CassandraForeground.measure(ThrottleSettings.DEFAULTS, 60_000));
  }

  private void tellForeground(String key, String words, CassandraForeground slower) {
    tell("foregroundBackfill" + key, "p99 of a reader in a backfill " + words, slower.backfill());
    tell("foregroundVerify" + key, "p99 of a reader in a verification " + words, slower.verify());
  }

  private void mongodb() throws IOException, InterruptedException {
    try (ProcessUnderTest server =
        ProcessUnderTest.start(
            JavaCommand.of(MongoProcess.class).withJvmOption("-Xms8g").withJvmOption("-Xmx8g"))) {
      String address = server.awaitLine("mongodb://", PATIENCE);
      Ratios ratios = Ratios.measure(address);
      tell("backfillDocumentsPerSecond", "backfill", ratios.backfill());
      tell("backfillRatio", "backfill against the bare loop", ratios.backfillRatio());
      tell("verifyDocumentsPerSecond", "verify", ratios.verify());
      tell("verifyRatio", "verify against the bare scan", ratios.verifyRatio());
      try (CommandRun command = new CommandRun(address)) {
        tell("secondsToContinueAfterKill", "to continue after SIGKILL", command.toContinue());
        tell("secondsForAMillionIn256MB", "a million documents in 256 MB", command.aMillion());
      }
    }
  }

  private void infer() throws IOException, InterruptedException {
    try (ProcessUnderTest server =
        ProcessUnderTest.start(
            JavaCommand.of(MongoProcess.class).withJvmOption("-Xms2g").withJvmOption("-Xmx2g"))) {
      InferRatio ratio = InferRatio.measure(server.awaitLine("mongodb://", PATIENCE));
      tell("inferDocumentsPerSecond", "infer", ratio.infer());
      tell("inferRatio", "infer against the bare scan", ratio.ratio());
      tell("secondsToInferIn64MB", "infer with 64 MB", ratio.secondsInLittleMemory());
    }
  }

  private void tell(String key, String words, double figure) {
    figures.put(key, figure);
    System.out.printf(Locale.ROOT, figure < 1000 ? "%s: %.2f%n" : "%s: %,.0f%n", words, figure);
  }

  private String json() {
    StringBuilder json = new StringBuilder("{");
    figures.forEach((key, figure) ->
        json.append(json.length() == 1 ? "" : ",")
            .append(String.format(Locale.ROOT, "\"%s\":%.3f", key, figure)));
    return json.append('}').toString();
  }
}
