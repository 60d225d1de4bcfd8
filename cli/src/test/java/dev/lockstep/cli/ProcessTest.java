package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.testkit.network.FreePorts;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
  private ServedPeople served;
  private String address;
  private String change;
  private Shell shell;
  private List<Document> before;

  @BeforeEach
  void startAServer() throws IOException {
    served = new ServedPeople(folder, PEOPLE);
    address = served.address();
    change = served.change();
    before = served.documents();
    shell = new Shell(folder.resolve("state"));
  }

  @AfterEach
  void stopTheServer() {
    served.close();
  }

  private String[] arguments(String... more) {
    List<String> common =
        List.of("--store", address, "--collection", "people", "--state", folder + "/state");
    return Stream.concat(Stream.of(more), common.stream()).toArray(String[]::new);
  }

  private ProcessUnderTest start(String... more) {
    return ProcessUnderTest.start(ServedPeople.command(arguments(more)));
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
    assertThat(served.documents()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(served.collections()).containsExactly("people");
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
    assertThat(served.documents()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void preflightIsPausedAndTerminatedAsSoonAsAnyOtherWork() throws Exception {
    try (ProcessUnderTest run =
        start("run", change, "--throttle", "rate=0.5/s,batch=1,min-batch=1", "--output", "json")) {
      assertThat(run.awaitLine("\"work\":\"preflight\"", LONG)).contains("\"done\":");
      assertThat(shell.run("pause").out()).contains("no write reaches the store until resumed");
      List<String> held = served.collections().stream().sorted().toList();
      long began = System.nanoTime();
      assertThat(ProcessHandle.of(run.pid()).orElseThrow().destroy()).isTrue();
      assertThat(run.awaitLine("\"event\":\"result\"", LONG))
          .contains("\"stage\":\"rehearsed\",\"stopped\":true");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(run.awaitExit(LONG)).isEqualTo(143);
      assertThat(held).containsExactly("lockstep_leases", "people");
    }
    assertThat(served.documents()).containsExactlyInAnyOrderElementsOf(before);
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
      List<Document> held = served.documents();
      assertThat(shell.run("throttle", "rate=unlimited,batch=200").exit()).isZero();
      assertThat(served.documents()).isEqualTo(held);
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
    assertThat(served.documents()).isEqualTo(before);
  }

  @Test
  void aMissingCollectionOfAServerIsNamed() {
    Ran ran = shell.run("run", change, "--store", address, "--collection", "peple");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("peple", "(collection-missing, see ");
  }
}
