package dev.lockstep.client.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.client.telemetry.WriteFigures;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real Cassandra: tables that say {@code town} and {@code city}. */
class SharedTableTest {
  private static CqlSpace space;
  private static Orders orders;

  @TempDir private Path folder;

  @BeforeAll
  static void open() throws InterruptedException {
    space = CqlSpace.open();
    space.run("CREATE TABLE orders (id text PRIMARY KEY, town text)");
    space.run("CREATE TABLE orders_2 (id text PRIMARY KEY, city text)");
    orders = new Orders(space.session());
  }

  @AfterAll
  static void close() {
    space.close();
  }

  @BeforeEach
  void empty() {
    space.run("TRUNCATE orders");
    space.run("TRUNCATE orders_2");
  }

  /** The statements of a service, one for each shape. */
  private static final class Orders implements RowCopy {
    private final CqlSession session;
    private final PreparedStatement readOld;
    private final PreparedStatement readNew;
    private final PreparedStatement writeOld;
    private final PreparedStatement writeNew;

    Orders(CqlSession session) {
      this.session = session;
      readOld = session.prepare("SELECT town, WRITETIME(town) AS written FROM orders WHERE id = ?");
      readNew =
          session.prepare("SELECT city, WRITETIME(city) AS written FROM orders_2 WHERE id = ?");
      writeOld = session.prepare("INSERT INTO orders (id, town) VALUES (?, ?)");
      writeNew = session.prepare("INSERT INTO orders_2 (id, city) VALUES (?, ?)");
    }

    Optional<String> town(SharedTable table, String id) {
      return table.read(
          Value.text(id),
          new SharedTable.Query<>(readOld.bind(id), Orders::first),
          new SharedTable.Query<>(readNew.bind(id), Orders::first));
    }

    ResultSet move(SharedTable table, String id, String town) {
      return table.write(Value.text(id), writeOld.bind(id, town), writeNew.bind(id, town));
    }

    private static Optional<String> first(ResultSet rows) {
      return Optional.ofNullable(rows.one()).map(row -> row.getString(0));
    }

    private static String id(Value key) {
      return ((Value.Text) key).value();
    }

    @Override
    public Statement<?> read(Value key, Shape holder) {
      return (holder == Shape.OLD ? readOld : readNew).bind(id(key));
    }

    @Override
    public Statement<?> write(Value key, Shape other, Row held) {
      return (other == Shape.OLD ? writeOld : writeNew).bind(id(key), held.getString(0));
    }

    @Override
    public Statement<?> delete(Value key, Shape other) {
      String table = other == Shape.OLD ? "orders" : "orders_2";
      return SimpleStatement.newInstance("DELETE FROM " + table + " WHERE id = ?", id(key));
    }

    /** What each table holds and when it was written, the old one first. */
    List<List<Object>> stored() {
      List<List<Object>> stored = new ArrayList<>();
      for (PreparedStatement read : List.of(readOld, readNew)) {
        Row row = session.execute(read.bind("o-1")).one();
        stored.add(row == null ? List.of() : List.of(row.getString(0), row.getLong(1)));
      }
      return stored;
    }
  }

  private Lockstep connect(LocalStages stages, String instance) throws IOException {
    Path own = Files.createDirectories(folder.resolve(instance));
    return Lockstep.connect(stages, new Settings(own, 4096, 4, Duration.ofMillis(10)));
  }

  @Test
  void aDualWriteReachesBothTablesAtOneTimeAndReadsFollowTheStage() throws IOException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.DUAL_WRITE));
    try (Lockstep lockstep = connect(stages, "one")) {
      SharedTable table = SharedTable.open(lockstep, "orders", space.session(), orders);

      ResultSet written = orders.move(table, "o-1", "Ulm");
      Optional<String> town = orders.town(table, "o-1");

      assertThat(written.wasApplied()).isTrue();
      assertThat(town).contains("Ulm");
      List<List<Object>> stored = orders.stored();
      assertThat(stored.getFirst()).isEqualTo(stored.getLast()).hasSize(2).contains("Ulm");

      space.run("INSERT INTO orders_2 (id, city) VALUES ('o-1', 'Bonn')");
      assertThat(orders.town(table, "o-1")).contains("Ulm");
      long epoch = 1;
      for (Stage stage :
          List.of(Stage.BACKFILL, Stage.VERIFIED, Stage.SHADOW_READ, Stage.NEW_PRIMARY)) {
        stages.move(StageState.of(++epoch, stage));
      }
      assertThat(orders.town(table, "o-1")).contains("Bonn");
    }
  }

  @Test
  void eachRowThatIsWrittenCountsWithTheBytesOfItsValues() throws IOException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.EXPANDED));
    try (Lockstep lockstep = connect(stages, "one")) {
      SharedTable table = SharedTable.open(lockstep, "orders", space.session(), orders);
      ResultSet one = orders.move(table, "o-1", "Ulm");
      assertThat(one.wasApplied()).isTrue();
      assertThat(table.shared().written(Shape.OLD)).isEqualTo(new WriteFigures(1, 3 + 3));
      assertThat(table.shared().written(Shape.NEW)).isEqualTo(new WriteFigures(0, 0));

      stages.move(StageState.of(2, Stage.DUAL_WRITE));
      BatchStatement batch =
          BatchStatement.newInstance(
              BatchType.LOGGED,
              orders.writeNew.bind("o-1", "Köln"),
              SimpleStatement.newInstance("DELETE FROM orders_2 WHERE id = 'o-2'"));
      ResultSet two = table.write(Value.text("o-1"), orders.writeOld.bind("o-1", null), batch);
      assertThat(two.wasApplied()).isTrue();
      assertThat(table.shared().written(Shape.OLD)).isEqualTo(new WriteFigures(2, 6 + 3));
      assertThat(table.shared().written(Shape.NEW)).isEqualTo(new WriteFigures(1, 3 + 5));
    }
  }

  @Test
  void aSecondWriteThatFailsIsCopiedLaterWithTheTimeOfTheFirst() throws IOException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.DUAL_WRITE));
    try (Lockstep lockstep = connect(stages, "one")) {
      SharedTable table = SharedTable.open(lockstep, "orders", space.session(), orders);
      Value key = Value.text("o-1");
      Statement<?> failing = SimpleStatement.newInstance("INSERT INTO nowhere (id) VALUES ('o')");
      ResultSet written = table.write(key, orders.writeOld.bind("o-1", "Ulm"), failing);
      assertThat(written.wasApplied()).isTrue();
      awaitPaid(table);
      List<List<Object>> stored = orders.stored();
      assertThat(stored.getFirst()).isEqualTo(stored.getLast()).contains("Ulm");

      ResultSet deleted = table.write(key, orders.delete(key, Shape.OLD), failing);
      assertThat(deleted.wasApplied()).isTrue();
      awaitPaid(table);
      assertThat(orders.stored()).containsOnly(List.of());
    }
  }

  private static void awaitPaid(SharedTable table) {
    space.await("what is owed is paid", () -> !table.shared().isIndebted());
  }

  @Test
  void writersThatOvertakeEachOtherLeaveTheSameWriteLastInBothTables()
      throws IOException, InterruptedException {
    LocalStages stages = new LocalStages(StageState.of(1, Stage.DUAL_WRITE));
    try (Lockstep first = connect(stages, "first");
        Lockstep second = connect(stages, "second")) {
      List<Thread> writers = new ArrayList<>();
      for (Lockstep lockstep : List.of(first, second)) {
        SharedTable table = SharedTable.open(lockstep, "orders", space.session(), orders);
        String name = lockstep == first ? "a" : "b";
        writers.add(
            Thread.ofVirtual()
                .start(() -> {
                  for (int i = 0; i < 200; i++) {
                    ResultSet unused = orders.move(table, "o-1", name + i);
                  }
                }));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      List<List<Object>> stored = orders.stored();
      assertThat(stored.getFirst()).isEqualTo(stored.getLast()).hasSize(2);
    }
  }
}
