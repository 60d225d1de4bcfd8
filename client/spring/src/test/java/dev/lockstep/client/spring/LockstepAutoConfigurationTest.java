package dev.lockstep.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.repair.Repairer;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageSource;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

class LockstepAutoConfigurationTest {
  private static final Repairer UNPAID =
      (key, holder) -> {
        throw new IOException("the new side is down");
      };

  @TempDir private Path folder;

  private final LocalStages stages = new LocalStages(StageState.of(3, Stage.DUAL_WRITE));
  private ApplicationContextRunner application;

  @BeforeEach
  void start() {
    application =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(listed()))
            .withBean(StageSource.class, () -> stages)
            .withBean(Repairer.class, () -> UNPAID)
            .withPropertyValues(
                "lockstep.folder=" + folder.resolve("queues"), "lockstep.repair-size=2KB");
  }

  /** What an application that has the starter on its class path gets from it. */
  private static Class<?>[] listed() {
    ClassLoader loader = LockstepAutoConfiguration.class.getClassLoader();
    return ImportCandidates.load(AutoConfiguration.class, loader).getCandidates().stream()
        .filter(name -> name.startsWith(LockstepAutoConfiguration.class.getPackageName()))
        .map(name -> ClassUtils.resolveClassName(name, loader))
        .toArray(Class<?>[]::new);
  }

  @Test
  void theStarterListsEachOfItsConfigurations() {
    assertThat(listed())
        .containsExactly(
            LockstepAutoConfiguration.class,
            LockstepHealthAutoConfiguration.class,
            LockstepMetersAutoConfiguration.class);
  }

  /** What docs/sdk.md shows of Spring Boot. */
  @Configuration(proxyBeanMethods = false)
  static class OrdersConfiguration {
    @Bean
    SharedCollection orders(Lockstep lockstep, Repairer repairer) throws IOException {
      return lockstep.collection("orders", repairer);
    }
  }

  @Test
  void anApplicationIsConnectedByItsProperties() {
    application
        .withUserConfiguration(OrdersConfiguration.class)
        .run(context -> {
          assertThat(context).hasSingleBean(Lockstep.class);
          assertThat(folder.resolve("queues/orders.repairs")).hasSize(2048);
        });
  }

  @Test
  void withoutAnAddressOrStagesOfItsOwnItDoesNotStart() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(LockstepAutoConfiguration.class))
        .withPropertyValues("lockstep.folder=" + folder)
        .run(context ->
            assertThat(context).getFailure().rootCause().hasMessageContaining("lockstep.server"));
  }

  @Test
  void itConnectsToTheControlPlaneOfItsKeys() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(LockstepAutoConfiguration.class))
        .withPropertyValues(
            "lockstep.server=http://127.0.0.1:1",
            "lockstep.environment=prod",
            "lockstep.service=orders",
            "lockstep.token=a-secret",
            "lockstep.folder=" + folder)
        .run(context -> assertThat(context).hasSingleBean(Lockstep.class));
  }

  @Test
  void aKeyThatIsNotKnownStopsTheStart() {
    application
        .withPropertyValues("lockstep.shadow-max=1")
        .run(context -> assertThat(context).hasFailed());
  }

  @Test
  void healthIsUpAndTellsWhatIsOwedAndWhetherTheLeaseIsHeld() {
    application
        .withUserConfiguration(OrdersConfiguration.class)
        .run(context -> {
          HealthIndicator health = context.getBean(HealthIndicator.class);
          fail(context.getBean(SharedCollection.class));
          Map<String, Object> orders =
              Map.ofEntries(
                  Map.entry("stage", "dual-write"),
                  Map.entry("epoch", 3L),
                  Map.entry("lease", "held"),
                  Map.entry("stale", false),
                  Map.entry("owedWrites", 1),
                  Map.entry("overflowed", false));
          assertThat(health.health().getStatus()).isEqualTo(Status.UP);
          assertThat(health.health().getDetails()).containsEntry("orders", orders);
        });
  }

  /** The second write fails. */
  private static void fail(SharedCollection orders) throws IOException {
    String answer =
        orders.write(
            Value.text("order-1"),
            () -> "done",
            () -> {
              throw new IOException("the new side is down");
            });
    assertThat(answer).isEqualTo("done");
  }

  @Test
  void metersTellOfEveryCollectionWheneverItIsOpened() {
    application.run(context -> {
      MeterRegistry meters = new SimpleMeterRegistry();
      context.getBean(LockstepMeters.class).bindTo(meters);
      SharedCollection orders = context.getBean(Lockstep.class).collection("orders", UNPAID);
      fail(orders);
      assertThat(gauge(meters, "lockstep.epoch")).isEqualTo(3);
      assertThat(gauge(meters, "lockstep.lease")).isEqualTo(1);
      assertThat(gauge(meters, "lockstep.reads.new")).isZero();
      assertThat(gauge(meters, "lockstep.owed.writes")).isEqualTo(1);
      assertThat(gauge(meters, "lockstep.owed.overflowed")).isZero();
      assertThat(stage(meters, Stage.DUAL_WRITE)).isEqualTo(1);
      assertThat(stage(meters, Stage.RAMP)).isZero();
      assertThat(meters.get("lockstep.shadow.compared").functionCounter().count()).isZero();
    });
  }

  @Test
  void readsOfTheNewShapeAreTheShareOfTheRamp() {
    application.run(context -> {
      MeterRegistry meters = new SimpleMeterRegistry();
      context.getBean(LockstepMeters.class).bindTo(meters);
      SharedCollection orders = context.getBean(Lockstep.class).collection("orders", UNPAID);
      stages.move(StageState.of(4, Stage.BACKFILL));
      stages.move(StageState.of(5, Stage.VERIFIED));
      stages.move(StageState.of(6, Stage.SHADOW_READ));
      stages.move(StageState.ramp(7, new Salt("orders", 1), 25_000));
      assertThat(orders.debts().size()).isZero();
      assertThat(gauge(meters, "lockstep.reads.new")).isEqualTo(0.25);
      stages.move(StageState.of(8, Stage.NEW_PRIMARY));
      assertThat(gauge(meters, "lockstep.reads.new")).isEqualTo(1);
      assertThat(stage(meters, Stage.NEW_PRIMARY)).isEqualTo(1);
    });
  }

  private static double gauge(MeterRegistry meters, String name) {
    return meters.get(name).tag("collection", "orders").gauge().value();
  }

  private static double stage(MeterRegistry meters, Stage stage) {
    return meters.get("lockstep.stage").tag("stage", stage.word()).gauge().value();
  }

  @Test
  void anApplicationNeedsNeitherHealthNorMeters() {
    application
        .withClassLoader(
            new FilteredClassLoader("org.springframework.boot.health", "io.micrometer"))
        .run(context ->
            assertThat(context)
                .hasSingleBean(Lockstep.class)
                .doesNotHaveBean("lockstepHealthIndicator")
                .doesNotHaveBean("lockstepMeters"));
  }

  @Test
  void healthIsLeftOutWhereItIsTurnedOff() {
    application
        .withPropertyValues("management.health.lockstep.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(HealthIndicator.class));
  }

  @Test
  void theConnectionEndsWithTheApplication() throws IOException {
    application
        .withUserConfiguration(OrdersConfiguration.class)
        .run(context -> assertThat(context).hasNotFailed());
    Files.delete(folder.resolve("queues/orders.repairs"));
    application
        .withUserConfiguration(OrdersConfiguration.class)
        .run(context -> assertThat(context).hasNotFailed());
  }
}
