package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a server from the command line. */
final class ServedVerbsTest {
  private static final Path SHOP = Path.of("..", "examples", "shop");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

  @TempDir private static Path folder;
  private static LockstepServer server;
  private static String token;
  private static Shell shell;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    server =
        LockstepServer.start(
            ServerSettings.inFolder(folder, InstantSource.system(), new SecureRandom())
                .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    token = server.firstToken().orElseThrow();
    shell = new Shell(folder.resolve("state"));
    shell.set("LOCKSTEP_TOKEN", token);
    assertThat(post("/v1/environments", "{\"name\":\"production\"}")).contains("production");
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static String post(String path, String body) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(server.address().resolve(path))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  private static String get(String path) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(server.address().resolve(path))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  /** Begins a rollout of a collection and answers its id. */
  private static String begun(String collection) throws IOException, InterruptedException {
    String answer =
        post(
            "/v1/environments/production/rollouts",
            "{\"change\":\"split-name\",\"collection\":\"%s\",\"team\":\"shop\"}"
                .formatted(collection));
    return found(ID, answer);
  }

  private static String found(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    assertThat(match.find()).as(text).isTrue();
    return match.group(1);
  }

  /** Runs a verb of rollouts. */
  private static Ran there(String verb, String... more) {
    String[] args = new String[more.length + 5];
    args[0] = verb;
    System.arraycopy(more, 0, args, 1, more.length);
    args[more.length + 1] = "--server";
    args[more.length + 2] = server.address().toString();
    args[more.length + 3] = "--environment";
    args[more.length + 4] = "production";
    return shell.run(args);
  }

  @Test
  void aRolloutIsToldOf() throws IOException, InterruptedException {
    String rollout = begun("told");

    Ran why = there("why", rollout);
    assertThat(why.exit()).as(why.err()).isZero();
    assertThat(why.out()).contains("expanded");
    Ran status = there("status", rollout);
    assertThat(status.out()).contains("rollout   " + rollout, "stage     expanded since 2");
    assertThat(there("status").out()).contains(rollout);
    assertThat(there("why").out()).contains(why.out().strip());
  }

  @Test
  void machinesReadTheSame() throws IOException, InterruptedException {
    String rollout = begun("read");

    assertThat(there("why", rollout, "--output", "json").out())
        .startsWith("{\"rollout\":\"%s\",\"why\":\"".formatted(rollout));
    assertThat(there("status", rollout, "--output=json").out())
        .startsWith("{\"identity\":{")
        .contains("\"stage\":\"expanded\"");
    assertThat(there("status", "--output=json").out()).startsWith("{\"rollouts\":[");
  }

  @Test
  void aRolloutIsFrozenAndResumed() throws IOException, InterruptedException {
    String rollout = begun("frozen");

    Ran frozen = there("freeze", rollout, "--why", "a holiday");
    assertThat(frozen.exit()).as(frozen.err()).isZero();
    assertThat(there("status", rollout, "--output=json").out()).contains("\"frozen\":true");
    Ran resumed = there("resume", rollout);
    assertThat(resumed.exit()).as(resumed.err()).isZero();
    assertThat(there("status", rollout, "--output=json").out()).contains("\"frozen\":false");
  }

  @Test
  void aRunnerIsAskedToWorkLessHard() throws IOException, InterruptedException {
    String rollout = begun("slower");

    Ran asked = there("throttle", rollout, "rate=5/s,max-lag=2s");
    assertThat(asked.exit()).as(asked.err()).isZero();
    assertThat(there("status", rollout, "--output=json").out()).contains("rate=5/s,max-lag=2s");
    Ran wrong = there("throttle", rollout, "url=http://127.0.0.1/");
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.err()).contains("what a server may ask for is rate, batch");
  }

  @Test
  void aHardRollbackWaitsForASecondPerson() throws IOException, InterruptedException {
    String rollout = begun("back");

    Ran first = there("rollback", rollout, "--hard", "--why", "wrong figures");
    assertThat(first.exit()).as(first.out() + first.err()).isEqualTo(101);
    assertThat(first.out()).contains("second person");
    String second =
        found(
            SECRET,
            post("/v1/tokens", "{\"subject\":\"other\",\"grants\":[\"operator@production\"]}"));
    shell.set("LOCKSTEP_TOKEN", second);
    Ran done = there("rollback", rollout, "--hard", "--why", "I agree");
    shell.set("LOCKSTEP_TOKEN", token);

    assertThat(done.exit()).as(done.out() + done.err()).isZero();
    Ran again = there("rollback", rollout, "--why", "once more");
    assertThat(again.exit()).isEqualTo(102);
    assertThat(again.err()).contains("on the way back already").contains("conflict");
  }

  @Test
  void aProblemIsShownAsTheServerSaysIt() {
    Ran unknown = there("why", "nothing-of-this-name");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("Cannot find").contains("(not-found");
    assertThat(there("freeze", "a/../b?c#d", "--why", "x").exit()).isEqualTo(1);
    shell.set("LOCKSTEP_TOKEN", "lst_wrong");
    Ran foreign = there("status");
    shell.set("LOCKSTEP_TOKEN", token);
    assertThat(foreign.exit()).isEqualTo(1);
    assertThat(foreign.err()).contains("(token-invalid").doesNotContain("lst_wrong");
  }

  @Test
  void aServerIsAskedForAnEnvironmentAndAReason() {
    Ran alone = shell.run("why", "x", "--server", server.address().toString());
    assertThat(alone.exit()).isEqualTo(1);
    assertThat(alone.err()).contains("--server and --environment go together");
    assertThat(there("rollback", "x").err()).contains("--why is missing");
    assertThat(there("resume").err()).contains("the id of the rollout is missing");
    assertThat(shell.run("freeze", "x", "--why", "y").err()).contains("--server");
  }

  @Test
  void whatIsPublishedIsTheGroundOfChecks() {
    String address = server.address().toString();
    Ran published = shell.run("publish", SHOP.toString(), "--server", address);
    assertThat(published.exit()).as(published.out() + published.err()).isZero();

    Ran check = shell.run("check", SHOP + "/changes/06-postcode.change.yaml", "--server", address);
    assertThat(check.exit()).as(check.out() + check.err()).isZero();
    assertThat(check.out()).contains("the server would take it");

    Ran impact = shell.run("impact", "shop-06-postcode", "--server", address);
    assertThat(impact.err()).isEmpty();
    assertThat(impact.out()).contains("Risk: ", "Untouched: ");

    for (List<String> more : List.of(List.<String>of(), List.of("--override-window=no tills"))) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "can-i-deploy",
                  "--service=nobody",
                  "--version=1.0.0",
                  "--to-environment=production",
                  "--server=" + address));
      words.addAll(more);
      Ran ready = shell.run(words.toArray(String[]::new));
      assertThat(ready.exit()).as(ready.out() + ready.err()).isEqualTo(101);
      assertThat(ready.out()).contains("unknown: nobody");
    }
  }

  @Test
  void anAnswerThatIsTooLongIsRefusedInASentence() throws IOException {
    HttpServer endless =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endless.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[(8 << 20) + 1]);
          }
        });
    endless.start();
    try {
      Ran ran =
          shell.run(
              "why",
              "places:1",
              "--server",
              "http://127.0.0.1:" + endless.getAddress().getPort(),
              "--environment",
              "production");

      assertThat(ran.exit()).isEqualTo(1);
      assertThat(ran.err())
          .contains("Cannot ask the server: its answer is longer than 8 MiB")
          .doesNotContain("Exception");
    } finally {
      endless.stop(0);
    }
  }

  @Test
  void whatDriftSawStandsAtTheServerBesideWhatIsDeclared()
      throws IOException, InterruptedException {
    Path contract =
        Files.writeString(
            Files.createDirectories(folder.resolve("people")).resolve("people.odcs.yaml"),
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: people
            name: People
            version: 1.0.0
            status: active
            team: {name: people}
            customProperties:
              - property: nosql
                value: {engine: mongodb}
            schema:
              - id: people
                name: people
                logicalType: object
                properties:
                  - {id: key, name: _id, logicalType: integer, primaryKey: true, required: true}
                  - {id: name, name: name, logicalType: integer}
            """);
    Ran published =
        shell.run(
            "publish", contract.getParent().toString(), "--server", server.address().toString());
    assertThat(published.exit()).as(published.out() + published.err()).isZero();

    Ran drift = there("drift", contract.toString(), "--store", "plain:people", "--full");
    String kept = get("/v1/environments/production/collections/people/observation");

    assertThat(drift.out()).as(drift.err()).contains("people name: type-differs");
    assertThat(kept)
        .contains("\"documents\":20", "\"path\":\"name\"", "\"type\":\"string\"", "TYPE_DIFFERS")
        .doesNotContain("\"n1\"");
    assertThat(
            shell
                .run(
                    "drift", contract.toString(), "--store", "plain:people", "--server", "http://x")
                .err())
        .contains("go together");
  }
}
