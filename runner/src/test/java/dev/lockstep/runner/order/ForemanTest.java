package dev.lockstep.runner.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.ThrottleOrder;
import dev.lockstep.api.wire.WorkOrder;
import dev.lockstep.api.wire.WorkReport;
import dev.lockstep.api.wire.WorkReport.State;
import dev.lockstep.api.wire.WorkReport.WayBack;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.runner.Person;
import dev.lockstep.runner.Runner;
import dev.lockstep.runner.StateFolder;
import dev.lockstep.runner.StoreAddress;
import dev.lockstep.runner.order.Foreman.Workplace;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.tck.memory.MemoryStoreProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runner that takes orders and works on a store in memory. */
final class ForemanTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  private final Desk desk = new Desk();
  private final String name = UUID.randomUUID().toString();
  private final MemoryStore store = MemoryStoreProvider.named(name);
  private final List<String> refused = new CopyOnWriteArrayList<>();
  private final List<String> dismissed = new CopyOnWriteArrayList<>();
  private Optional<Shift> shift = Optional.empty();

  @BeforeEach
  void fill() {
    for (String collection : List.of("foreign", "places")) {
      for (int i = 0; i < 20; i++) {
        Document place = Document.of("_id", Value.int32(i), "town", Value.text("Bonn " + i));
        WriteOutcome unused = store.application(collection).insert(place);
      }
    }
  }

  @AfterEach
  void end() {
    shift.ifPresent(Shift::close);
  }

  private void employ() {
    StateFolder state = new StateFolder(folder);
    Runner runner =
        new Runner(
            state,
            new Person("test"),
            InstantSource.system(),
            new SplittableRandom(1),
            Optional.empty());
    StoreAddress address = StoreAddress.parse("memory:" + name);
    shift =
        Optional.of(
            Foreman.start(
                desk, new Workplace("one", runner, state, address, Set.of(), new Ears())));
  }

  private final class Ears implements Foreman.Listener {
    @Override
    public void worked(WorkOrder order, WorkReport report) {}

    @Override
    public void unreachable(String why) {}

    @Override
    public void refused(WorkOrder order, Problem problem) {
      refused.add(order.rollout());
    }

    @Override
    public void dismissed(Problem problem) {
      dismissed.add(String.valueOf(problem.getMessage()));
    }
  }

  private static void await(BooleanSupplier wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!wanted.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it never became so").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private long done(String collection) {
    return desk.reports(collection).stream().filter(each -> each.state() == State.DONE).count();
  }

  @Test
  void aRefusedReportOfOneRolloutLeavesTheReportsOfTheOthersGoingOn() {
    desk.order("foreign", Stage.EXPANDED, 1);
    desk.order("places", Stage.EXPANDED, 1);
    desk.refuse("foreign");

    employ();

    await(() -> done("places") >= 3);
    assertThat(refused).contains("foreign").doesNotContain("places");
    assertThat(desk.reports("foreign")).allMatch(report -> report.state() == State.WORKING);
    assertThat(dismissed).isEmpty();
  }

  @Test
  void anOrderSaysHowHardToWorkWhileWorkGoesOn() {
    desk.order("places", Stage.DUAL_WRITE, 1);
    desk.retune("places", "rate=400/s");
    employ();
    await(() -> worksBy("rate=400/s") && !worksBy("batch=20"));

    desk.retune("places", "rate=400/s,batch=20");

    await(() -> worksBy("batch=20"));
    assertThat(desk.reports("places").getLast().throttle().orElseThrow().settings())
        .contains("rate=400/s", "max-lag=10s")
        .doesNotContain("url", "query");
    assertThat(desk.reports("places").getLast().wayBack().flatMap(WayBack::forecast))
        .hasValueSatisfying(forecast -> {
          assertThat(forecast.documents()).isEqualTo(20);
          assertThat(forecast.direct()).isEqualTo(20);
        });
  }

  private boolean worksBy(String setting) {
    return desk.reports("places").stream()
        .flatMap(each -> each.throttle().stream())
        .anyMatch(each -> each.settings().contains(setting));
  }

  @Test
  void whateverAServerMayAskForTheEngineTakes() {
    ThrottleOrder usual = ThrottleOrder.among(ThrottleSettings.DEFAULTS.text());
    assertThat(usual.settings().split(",")).hasSize(17);
    assertThat(ThrottleSettings.DEFAULTS.with(usual.settings()))
        .isEqualTo(ThrottleSettings.DEFAULTS);
    ThrottleOrder extreme =
        new ThrottleOrder(
            "rate=0.1/s,batch=100000,min-batch=1,nice=100,max-cache=1,max-queued=0.000001,"
                + "max-ping=2x,critical-ping=999999x,max-lag=1ms,check-every=9999999h");
    assertThat(ThrottleOrder.among(ThrottleSettings.parse(extreme.settings()).text()).with(extreme))
        .isNotEqualTo(usual);
  }

  @Test
  void reportsSayHowFarTheReplicasOfTheStoreAreBehind() {
    desk.order("places", Stage.EXPANDED, 1);

    employ();

    await(() -> desk.reports("places").stream().anyMatch(each -> each.lagMillis().isPresent()));
    assertThat(desk.reports("places").getLast().lagMillis()).contains(0L);
  }
}
