package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoreProvider;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.testkit.mongo.EmbeddedMongo;
import dev.lockstep.testkit.network.FreePorts;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process, on a server of its own, ended in every way a process ends. */
final class ProcessTest {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int PEOPLE = 300;

  @TempDir private Path folder;
  private EmbeddedMongo server;
  private Store store;
  private String address;
  private String change;
  private Shell shell;
  private List<Document> before;

  @BeforeEach
  void startAServer() throws IOException {
    server = EmbeddedMongo.start();
    address = server.address() + "/test";
    store = open(address);
    for (int i = 0; i < PEOPLE; i++) {
      assertThat(people().insert(People.person(i))).isInstanceOf(WriteOutcome.Applied.class);
    }
    before = documents();
    Path file = folder.resolve("town.change.yaml");
    change = Files.writeString(file, People.text("town")).toString();
    shell = new Shell(folder.resolve("state"));
  }

  @AfterEach
  void stopTheServer() {
    store.close();
    server.close();
  }

  private static Store open(String address) {
    URI uri = URI.create(address);
    return ServiceLoader.load(StoreProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.opens(uri))
        .findFirst()
        .orElseThrow()
        .open(uri);
  }

  private Collection people() {
    return store.collection("people");
  }

  private List<Document> documents() {
    List<Document> documents = new ArrayList<>();
    for (KeyRange range : people().ranges(1)) {
      for (StoredDocument stored : people().scan(range, Optional.empty(), 10_000)) {
        assertThat(stored).isInstanceOf(StoredDocument.Readable.class);
        documents.add(((StoredDocument.Readable) stored).document());
      }
    }
    return documents;
  }

  private String[] arguments(String... more) {
    List<String> common =
        List.of("--store", address, "--collection", "people", "--state", folder + "/state");
    return Stream.concat(Stream.of(more), common.stream()).toArray(String[]::new);
  }

  private ProcessUnderTest start(String... more) {
    return ProcessUnderTest.start(
        JavaCommand.of(LockstepCommand.class, arguments(more))
            .withJvmOption("-Dorg.slf4j.simpleLogger.defaultLogLevel=off"));
  }

  private ProcessUnderTest slowRun() {
    String throttle = "rate=40/s,batch=5,min-batch=1";
    return start("run", change, "--throttle", throttle, "--output", "json");
  }

  private static void awaitHeadway(ProcessUnderTest run) throws InterruptedException {
    assertThat(run.awaitLine("\"work\":\"backfill\"", LONG)).contains("\"event\":\"progress\"");
  }

  @Test
  void aKilledRunGoesOnWithTheSameCommandAtOnce() throws Exception {
    try (ProcessUnderTest run = slowRun()) {
      awaitHeadway(run);
      run.kill();
    }
    assertThat(shell.run("why").out())
        .contains("ended without a word", "Every document still has its whole old shape");

    Ran again = shell.run(arguments("run", change));
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(shell.run("verify", "--output", "json").out()).contains("\"clean\":true");
    assertThat(shell.run("rollback").exit()).isZero();
    assertThat(documents()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(store.collections()).containsExactly("people");
  }

  @Test
  void aTerminatedRunSavesItsPlaceAndSaysHowToGoOn() throws Exception {
    try (ProcessUnderTest run = slowRun()) {
      awaitHeadway(run);
      // By its handle, since to destroy the process itself closes what it prints afterwards.
      assertThat(ProcessHandle.of(run.pid()).orElseThrow().destroy()).isTrue();
      assertThat(run.awaitLine("\"event\":\"result\"", LONG))
          .contains("\"stage\":\"backfill\",\"stopped\":true");
      assertThat(run.awaitExit(LONG)).isEqualTo(143);
      assertThat(run.errors()).isEmpty();
    }
    assertThat(shell.run("rollback").exit()).isZero();
    assertThat(documents()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void preflightIsPausedAndTerminatedAsSoonAsAnyOtherWork() throws Exception {
    try (ProcessUnderTest run =
        start("run", change, "--throttle", "rate=0.5/s,batch=1,min-batch=1", "--output", "json")) {
      assertThat(run.awaitLine("\"work\":\"preflight\"", LONG)).contains("\"done\":");
      assertThat(shell.run("pause").out()).contains("no write reaches the store until resumed");
      List<String> held = store.collections().stream().sorted().toList();
      long began = System.nanoTime();
      assertThat(ProcessHandle.of(run.pid()).orElseThrow().destroy()).isTrue();
      assertThat(run.awaitLine("\"event\":\"result\"", LONG))
          .contains("\"stage\":\"rehearsed\",\"stopped\":true");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(run.awaitExit(LONG)).isEqualTo(143);
      assertThat(held).containsExactly("lockstep_leases", "people");
    }
    assertThat(documents()).containsExactlyInAnyOrderElementsOf(before);
    Ran again = shell.run(arguments("run", change));
    assertThat(again.exit()).as(again.err()).isZero();
  }

  @Test
  void aRunIsSteeredFromAnotherProcess() throws Exception {
    try (ProcessUnderTest run = slowRun()) {
      awaitHeadway(run);
      Ran second = shell.run(arguments("run", change));
      assertThat(second.exit()).isEqualTo(102);
      assertThat(second.err()).contains("process " + run.pid() + " on this machine carries it now");

      assertThat(shell.run("pause").out()).contains("no write reaches the store until resumed");
      List<Document> held = documents();
      assertThat(shell.run("throttle", "rate=unlimited,batch=200").exit()).isZero();
      assertThat(documents()).isEqualTo(held);
      assertThat(shell.run("resume").exit()).isZero();
      assertThat(run.awaitExit(LONG)).isZero();
    }
    assertThat(shell.run("status").out()).contains("stage       verified");
  }

  @Test
  void aStoreThatDoesNotAnswerIsNamedWithoutItsPassword() {
    String nowhere =
        "mongodb://127.0.0.1:%d/test?serverSelectionTimeoutMS=300".formatted(FreePorts.next());
    Ran ran = shell.run("run", change, "--store", nowhere, "--collection", "people");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("Cannot ")
        .contains("127.0.0.1", "\nNext: ", "(store-unreachable, see ");
  }

  @Test
  void wrongCredentialsAreRefusedAndNeverRepeated() {
    String wrong = address.replace("mongodb://", "mongodb://ann:canary-password@");
    Ran ran = shell.run("run", change, "--store", wrong, "--collection", "people");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err())
        .startsWith("Cannot ")
        .contains("(store-unauthorised, see ")
        .doesNotContain("canary-");
    assertThat(documents()).isEqualTo(before);
  }

  @Test
  void aMissingCollectionOfAServerIsNamed() {
    Ran ran = shell.run("run", change, "--store", address, "--collection", "peple");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("peple", "(collection-missing, see ");
  }
}
