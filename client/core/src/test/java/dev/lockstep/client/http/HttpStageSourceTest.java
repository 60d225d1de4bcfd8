package dev.lockstep.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.client.http.PlaneServer.Manner;
import dev.lockstep.client.stage.StageSource.Grant;
import dev.lockstep.client.stage.StageSource.Report;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStageSourceTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Identity IDENTITY =
      new Identity("test", "billing", "eu-1", Token.of(PlaneServer.TOKEN));
  private static final Report NOTHING_OWED = new Report(0, 0, false);

  private final List<StageState> told = new CopyOnWriteArrayList<>();
  private PlaneServer plane;

  @BeforeEach
  void start() throws IOException {
    plane = new PlaneServer(StageMessage.of(1, Stage.VERIFIED));
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private static Pace pace(Duration silence, Duration poll) {
    return new Pace(
        Duration.ofSeconds(20), silence, poll, Duration.ofMillis(1), Duration.ofMillis(20));
  }

  private HttpStageSource source(Pace pace) {
    return new HttpStageSource(plane.uri(), IDENTITY, "i-1", pace);
  }

  private void awaitTold(long epoch) {
    Await.until(
        "epoch " + epoch + " is told",
        () -> told.stream().anyMatch(state -> state.epoch() == epoch));
  }

  @Test
  void aLeaseIsAskedForAndChangesAreToldAndAcknowledged() throws IOException {
    try (HttpStageSource source = source(pace(NEVER, NEVER))) {
      Grant grant = source.renew("orders", new Report(7, 3, true));
      assertThat(grant)
          .isEqualTo(new Grant(StageState.of(1, Stage.VERIFIED), Duration.ofMinutes(10)));
      assertThat(plane.requests()).containsExactly(new LeaseRequest("billing", "eu-1", 7, 3, true));
      var unused = source.follow("orders", told::add);
      awaitTold(1);
      plane.move("orders", StageState.ramp(2, new Salt("orders-1", 1), 100_000).message());
      awaitTold(2);
      assertThat(told.getLast().ramp().route(Value.int32(1), Traits.NONE)).isEqualTo(Shape.NEW);
      source.acknowledge("orders", 2);
      Await.until("it is acknowledged", () -> plane.acknowledged().contains(2L));
    }
  }

  @Test
  void whatChangedWhileTheStreamWasCutIsToldWhenItIsOpenAgain() {
    try (HttpStageSource source = source(pace(NEVER, NEVER))) {
      var unused = source.follow("orders", told::add);
      awaitTold(1);
      plane.setManner(Manner.FAIL, Manner.RIGHT);
      plane.cutStreams();
      Await.until("the stream is over", () -> plane.streams() == 0);
      plane.move("orders", StageMessage.of(2, Stage.SHADOW_READ));
      plane.setManner(Manner.RIGHT, Manner.RIGHT);
      awaitTold(2);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void whateverTheStreamDoesThePollGoesOnAndTheStreamComesBack(Manner manner) {
    plane.setManner(manner, Manner.RIGHT);
    try (HttpStageSource source = source(pace(Duration.ofMillis(50), Duration.ofMillis(10)))) {
      var unused = source.follow("orders", told::add);
      plane.move("orders", StageMessage.of(2, Stage.SHADOW_READ));
      awaitTold(2);
      plane.setManner(Manner.RIGHT, Manner.FAIL);
      Await.until("the stream is open again", () -> plane.streams() > 0);
      plane.move("orders", StageMessage.of(3, Stage.VERIFIED));
      awaitTold(3);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIGHT")
  void whateverThePollMeetsTheStreamGoesOn(Manner manner) {
    plane.setManner(Manner.RIGHT, manner);
    try (HttpStageSource source = source(pace(NEVER, Duration.ofMillis(1)))) {
      var unused = source.follow("orders", told::add);
      awaitTold(1);
      Await.until("the poll has asked", () -> polls() > 0);
      plane.move("orders", StageMessage.of(2, Stage.SHADOW_READ));
      awaitTold(2);
      assertThat(plane.streams()).isEqualTo(1);
    }
  }

  private long polls() {
    return plane.calls().stream().filter(call -> call.contains("/stage ")).count();
  }

  @Test
  void aSecondCollectionJoinsTheOneStream() {
    plane.move("carts", StageMessage.of(5, Stage.BACKFILL));
    try (HttpStageSource source = source(pace(NEVER, NEVER))) {
      var orders = source.follow("orders", told::add);
      awaitTold(1);
      var unused = source.follow("carts", told::add);
      awaitTold(5);
      orders.close();
      Await.until("one stream is left", () -> plane.streams() == 1);
      plane.move("carts", StageMessage.of(6, Stage.VERIFIED));
      awaitTold(6);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RIGHT"})
  void aRenewalThatIsNotAnsweredAsItShouldIsOneSentenceInItsTime(Manner manner) {
    plane.setManner(Manner.RIGHT, manner);
    Pace hasty = new Pace(Duration.ofMillis(200), NEVER, NEVER, NEVER, NEVER);
    try (HttpStageSource source = source(hasty)) {
      assertThatThrownBy(() -> source.renew("orders", NOTHING_OWED))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the control plane")
          .hasMessageNotContaining(PlaneServer.TOKEN);
    }
  }

  @Test
  void aRedirectIsNotFollowedSoThatTheTokenGoesNowhereElse() throws IOException {
    try (PlaneServer other = new PlaneServer(StageMessage.of(9, Stage.RETIRED));
        HttpStageSource source = source(pace(NEVER, NEVER))) {
      plane.redirectTo(other.uri() + "/v1/environments/test/collections/orders/leases/i-1");
      plane.setManner(Manner.REDIRECT, Manner.REDIRECT);
      assertThatThrownBy(() -> source.renew("orders", NOTHING_OWED))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("307");
      assertThat(other.calls()).isEmpty();
    }
  }

  @Test
  void aLeaseIsGivenBackAndWhetherThatCameThroughIsTold() {
    try (HttpStageSource source = source(pace(NEVER, NEVER))) {
      assertThat(source.release("orders")).isTrue();
      assertThat(plane.calls())
          .containsExactly("DELETE /v1/environments/test/collections/orders/leases/i-1 ");
      plane.setManner(Manner.RIGHT, Manner.REFUSE);
      assertThat(source.release("orders")).isFalse();
      plane.setManner(Manner.RIGHT, Manner.FAIL);
      assertThat(source.release("orders")).as("nobody knows").isTrue();
      plane.close();
      assertThat(source.release("orders")).isFalse();
    }
  }

  @Test
  void theTokenIsSeenNowhere() {
    assertThat(IDENTITY.toString()).doesNotContain(PlaneServer.TOKEN).contains("••••");
    assertThatThrownBy(() -> Token.of(PlaneServer.TOKEN + "\r\nX: y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(PlaneServer.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host",
        "host",
        "http:///path",
        "http://user:secret@host",
        "http://host?x=y",
        "file:/x"
      })
  void anAddressThatIsNoneOfAControlPlaneIsRefused(String address) {
    assertThatThrownBy(
            () -> new HttpStageSource(URI.create(address), IDENTITY, "i-1", Pace.STANDARD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a b", "a?b", "a\nb"})
  void aNameThatCouldNotStandInAnAddressIsRefused(String name) {
    assertThatThrownBy(() -> new Identity(name, "billing", "", IDENTITY.token()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Identity("test", name, "", IDENTITY.token()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aReportIsTakenOrRefusedAsTheControlPlaneSays() throws IOException {
    TelemetryReport report = new TelemetryReport("i-1", "billing", "eu-1", List.of());
    try (HttpStageSource source = source(pace(NEVER, NEVER))) {
      source.send(report);
      assertThat(plane.reports()).containsExactly(report);
      plane.setManner(Manner.RIGHT, Manner.FAIL);
      assertThatThrownBy(() -> source.send(report)).hasMessageContaining("503");
    }
  }
}
