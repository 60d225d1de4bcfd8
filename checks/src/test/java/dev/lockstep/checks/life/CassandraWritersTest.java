package dev.lockstep.checks.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.cassandra.CassandraStoreProvider;
import dev.lockstep.checks.subject.Subjects;
import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.rollout.EngineSettings;
import dev.lockstep.engine.rollout.Host;
import dev.lockstep.engine.rollout.Outcome;
import dev.lockstep.engine.rollout.Rollout;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Store;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services go on writing rows of a real Cassandra while a change is carried through them. */
class CassandraWritersTest {
  private static final Subject RENAME = Subjects.of("rename", "- rename: {from: town, to: city}");
  private static final int ROWS = 300;

  private final MemoryHost host = new MemoryHost();
  private final Map<Integer, String> written = new ConcurrentHashMap<>();
  private final AtomicInteger unique = new AtomicInteger();
  private CqlSpace space;
  private Store store;

  @BeforeEach
  void open() throws InterruptedException {
    space = CqlSpace.open();
    space.run("CREATE TABLE things (id int PRIMARY KEY, town text, note int)");
    for (int id = 0; id < ROWS; id++) {
      write(id);
    }
    store = new CassandraStoreProvider().open(space.uri());
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
    if (space != null) {
      space.close();
    }
  }

  private void write(int id) {
    String town = "t" + unique.incrementAndGet();
    space.run("INSERT INTO things (id, town, note) VALUES (?, ?, 1)", id, town);
    written.put(id, town);
  }

  /** One write of a legacy service. */
  private void step(SplittableRandom random) {
    int id = random.nextInt(ROWS + 100);
    switch (random.nextInt(6)) {
      case 0 -> {
        space.run("DELETE FROM things WHERE id = ?", id);
        written.remove(id);
      }
      case 1 -> {
        if (written.containsKey(id)) {
          space.run("DELETE town FROM things WHERE id = ?", id);
          written.put(id, "");
        }
      }
      default -> write(id);
    }
  }

  @Test
  void nothingThatServicesWriteIsLostForwardBackAndForwardAgain() {
    asServicesWrite(rollout -> rollout.run(Stage.NEW_PRIMARY));
    assertBothShapes();
    asServicesWrite(Rollout::rollBack);
    assertOldShapeAlone();
    asServicesWrite(rollout -> rollout.run(Stage.NEW_PRIMARY));
    assertBothShapes();
    assertThat(space.columns("things")).contains("city_2", "lockstep_tag_2");
  }

  @Test
  void aWriteOfTheNewSideAloneIsCarriedBackAndALaterOneOfTheOldSideWins() {
    run(Stage.NEW_PRIMARY);
    space.run("UPDATE things SET city = 'Ely' WHERE id = 1");
    space.run("UPDATE things SET city = 'Wells' WHERE id = 2");
    space.run("UPDATE things SET town = 'Bath' WHERE id = 2");
    space.run("DELETE city FROM things WHERE id = 3");
    written.put(1, "Ely");
    written.put(2, "Bath");
    written.put(3, "");
    run(Stage.NEW_PRIMARY);
    assertBothShapes();
  }

  @Test
  void whatExpiresExpiresInBothShapesAndIsNotBroughtBack() {
    space.run("UPDATE things USING TTL 3 SET town = 'gone soon' WHERE id = 1");
    run(Stage.NEW_PRIMARY);
    space.await(
        "the town expired", () -> space.row("SELECT town FROM things WHERE id = 1").isNull("town"));
    assertThat(space.row("SELECT city FROM things WHERE id = 1").isNull("city")).isTrue();
    run(Stage.NEW_PRIMARY);
    written.put(1, "");
    assertBothShapes();
  }

  private void run(Stage stage) {
    try (Rollout rollout = rollout()) {
      assertThat(rollout.run(stage)).isEqualTo(new Outcome.Reached(stage));
    }
  }

  private interface Part {
    Outcome of(Rollout rollout);
  }

  private void asServicesWrite(Part part) {
    AtomicBoolean isOver = new AtomicBoolean();
    CompletableFuture<Void> services =
        CompletableFuture.runAsync(() -> {
          SplittableRandom random = new SplittableRandom(unique.get());
          while (!isOver.get()) {
            step(random);
          }
        });
    try (Rollout rollout = rollout()) {
      assertThat(part.of(rollout)).isInstanceOf(Outcome.Reached.class);
    } finally {
      isOver.set(true);
      services.join();
    }
  }

  private Rollout rollout() {
    return Rollout.open(
        store,
        Life.COLLECTION,
        RENAME,
        Host.inMemory(host, Clock.systemUTC(), length -> {}, new SplittableRandom(1), "writers"),
        EngineSettings.DEFAULTS,
        new Throttle(store, ThrottleSettings.DEFAULTS, Clock.systemUTC()));
  }

  private void assertBothShapes() {
    run(Stage.NEW_PRIMARY);
    String city = space.columns("things").contains("city_2") ? "city_2" : "city";
    Map<Integer, String> old = new HashMap<>();
    for (Row row : space.rows("SELECT id, town, %s FROM things".formatted(city))) {
      old.put(row.getInt(0), row.isNull(1) ? "" : row.getString(1));
      assertThat(row.getString(2)).as("row %d", row.getInt(0)).isEqualTo(row.getString(1));
    }
    assertThat(old).isEqualTo(written);
  }

  private void assertOldShapeAlone() {
    Map<Integer, String> old = new HashMap<>();
    for (Row row : space.rows("SELECT id, town FROM things")) {
      old.put(row.getInt(0), row.isNull(1) ? "" : row.getString(1));
    }
    assertThat(old).isEqualTo(written);
    assertThat(space.columns("things")).containsExactlyInAnyOrder("id", "town", "note");
    assertThat(store.collections()).containsExactly(Life.COLLECTION);
  }
}
