package dev.lockstep.checks.life;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cassandra.CassandraStoreProvider;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.ParkingPacer;
import dev.lockstep.engine.preflight.Finding;
import dev.lockstep.engine.preflight.Finding.Code;
import dev.lockstep.engine.preflight.Finding.Severity;
import dev.lockstep.engine.preflight.Pacing;
import dev.lockstep.engine.preflight.Preflight;
import dev.lockstep.engine.preflight.PreflightSettings;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What preflight tells of a real Cassandra before anything is written. */
class CassandraPreflightTest {
  @TempDir private Path folder;
  private CqlSpace space;

  @BeforeEach
  void open() throws InterruptedException {
    space = CqlSpace.open();
    space.run("CREATE TYPE address (street text, town text)");
    space.run("CREATE TABLE things (id int PRIMARY KEY, home frozen<address>, away address)");
  }

  @AfterEach
  void close() {
    if (space != null) {
      space.close();
    }
  }

  private List<Finding> findings(String operations) {
    Clock clock = Clock.systemUTC();
    try (Store store = new CassandraStoreProvider().open(space.uri())) {
      Throttle throttle = new Throttle(store, ThrottleSettings.DEFAULTS, clock);
      Pacing pacing = new Pacing(throttle, new ParkingPacer(), clock, progress -> {});
      return new Preflight(
              store,
              "things",
              Subjects.of("preflight", operations).change(),
              PreflightSettings.everything(1, folder),
              pacing)
          .run()
          .findings();
    }
  }

  private static List<Finding> of(List<Finding> findings, Code code) {
    return findings.stream().filter(finding -> finding.code() == code).toList();
  }

  @Test
  void nullThatWouldComeIntoAColumnIsFoundAndCounted() {
    space.run("INSERT INTO things (id, home) VALUES (1, {street: 'High St', town: 'Bath'})");
    space.run("INSERT INTO things (id, home) VALUES (2, {street: 'Low St'})");
    space.run("INSERT INTO things (id, home) VALUES (3, {street: 'Mill St'})");
    List<Finding> found = findings("- move: {from: home.town, to: city}");
    assertThat(of(found, Code.NULL_VALUE))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.severity()).isEqualTo(Severity.BLOCKING);
          assertThat(finding.count()).isEqualTo(2);
          assertThat(finding.examples()).hasSize(2);
          assertThat(finding.sentence())
              .isEqualTo(
                  "2 of 3 documents would have null at city, and no field of this store holds"
                      + " null");
        });
    String guarded = "- move: {from: home.town, to: city}\n  when: doc.home.town != null";
    assertThat(of(findings(guarded), Code.NULL_VALUE)).isEmpty();
  }

  /** Its fields have cells of their own, and one that is not set is absent. */
  @Test
  void aFieldThatIsNotSetOfARecordThatIsNotFrozenIsNoNull() {
    space.run("INSERT INTO things (id, away) VALUES (1, {street: 'High St', town: 'Bath'})");
    space.run("INSERT INTO things (id, away) VALUES (2, {street: 'Low St'})");
    assertThat(of(findings("- move: {from: away.town, to: city}"), Code.NULL_VALUE)).isEmpty();
  }

  /** Cassandra checks no guards. */
  @Test
  void whatStopsALateWriteIsItsTime() {
    assertThat(of(findings("- rename: {from: home, to: house}"), Code.CAPABILITY_MISSING))
        .extracting(Finding::meaning)
        .contains("A write that was lost on the way has its own time, and every newer one wins.");
  }
}
