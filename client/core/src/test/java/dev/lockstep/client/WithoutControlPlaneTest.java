package dev.lockstep.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.client.http.Await;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.PlaneServer;
import dev.lockstep.client.http.PlaneServer.Manner;
import dev.lockstep.client.http.Token;
import dev.lockstep.client.repair.Repairer;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.stage.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The control plane is gone, refuses or hangs: no read and no write of the service fails. */
class WithoutControlPlaneTest {
  private static final Repairer NOTHING_OWED = (key, holder) -> {};
  private static final Identity IDENTITY =
      new Identity("test", "billing", "eu-1", Token.of(PlaneServer.TOKEN));
  private static final Value KEY = Value.text("order-1");

  @TempDir private Path folder;
  private final Map<String, String> sides = new ConcurrentHashMap<>();

  private static Stream<StageMessage> states() {
    return Stream.concat(
        Stream.of(Stage.values())
            .map(stage ->
                stage == Stage.RAMP
                    ? StageState.ramp(1, new Salt("s", 1), 50_000).message()
                    : StageMessage.of(1, stage)),
        Stream.of(StageState.cleaning(1).message()));
  }

  private void use(SharedCollection orders, String value) {
    String unused =
        orders.write(
            KEY,
            () -> String.valueOf(sides.put("old", value)),
            () -> String.valueOf(sides.put("new", value)));
    String found = orders.read(KEY, () -> sides.get("old"), () -> sides.get("new"));
    assertThat(found).isEqualTo(value);
  }

  private Lockstep connect(PlaneServer plane) {
    return Lockstep.connect(plane.uri(), IDENTITY, Settings.in(folder));
  }

  @ParameterizedTest
  @MethodSource("states")
  void readsAndWritesGoOnBeyondTheLeaseAndAcrossARestart(StageMessage state) throws IOException {
    PlaneServer plane = new PlaneServer(state);
    plane.setLeaseMillis(300);
    try (Lockstep lockstep = connect(plane)) {
      SharedCollection orders = lockstep.collection("orders", NOTHING_OWED);
      use(orders, "with it");
      plane.close();
      use(orders, "just gone");
      Await.until("the lease ends", () -> orders.standing().isSafe());
      use(orders, "without a lease");
      assertThat(orders.standing().isStale()).isTrue();
    }
    try (Lockstep again = connect(plane)) {
      SharedCollection orders = again.collection("orders", NOTHING_OWED);
      assertThat(orders.standing().isSafe()).isTrue();
      assertThat(orders.standing().state().stage()).isEqualTo(state.stage());
      use(orders, "after a restart");
      try (PlaneServer back = new PlaneServer(state, plane.port())) {
        Await.until("it acts under a lease again", () -> !orders.standing().isSafe());
        use(orders, "with it again");
        assertThat(back.requests().getFirst().epoch()).isZero();
      }
    }
  }

  @Test
  void whileItHangsRefusesOrFailsReadsAndWritesGoOnAndItsReturnIsNoticed() throws IOException {
    try (PlaneServer plane = new PlaneServer(StageMessage.of(1, Stage.DUAL_WRITE));
        Lockstep lockstep = connect(plane)) {
      plane.setLeaseMillis(100);
      SharedCollection orders = lockstep.collection("orders", NOTHING_OWED);
      for (Manner manner : List.of(Manner.FAIL, Manner.REFUSE, Manner.BABBLE, Manner.SAY_HALF)) {
        plane.setManner(manner, manner);
        Await.until("the lease ends", () -> orders.standing().isSafe());
        use(orders, manner.name());
        plane.setManner(Manner.RIGHT, Manner.RIGHT);
        Await.until("it acts under a lease again", () -> !orders.standing().isSafe());
        use(orders, manner + " is over");
      }
    }
  }

  @Test
  void theInstanceKeepsItsNameAcrossRestartsAndGivesItsLeaseBackWhenItEnds() throws IOException {
    try (PlaneServer plane = new PlaneServer(StageMessage.of(1, Stage.EXPANDED))) {
      for (int i = 0; i < 2; i++) {
        try (Lockstep lockstep = connect(plane)) {
          use(lockstep.collection("orders", NOTHING_OWED), "run " + i);
        }
      }
      assertThat(plane.calls().stream().filter(call -> call.startsWith("DELETE")).toList())
          .hasSize(2)
          .containsOnly(
              "DELETE /v1/environments/test/collections/orders/leases/%s "
                  .formatted(Files.readString(folder.resolve("instance"))));
    }
  }

  @Test
  void whoGaveItsLeaseBackDoesNotStartWithoutTheControlPlane() throws IOException {
    PlaneServer plane = new PlaneServer(StageMessage.of(1, Stage.EXPANDED));
    try (Lockstep lockstep = connect(plane)) {
      use(lockstep.collection("orders", NOTHING_OWED), "a");
    }
    plane.close();
    try (Lockstep again = connect(plane)) {
      assertThatThrownBy(() -> again.collection("orders", NOTHING_OWED))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the control plane cannot be reached");
    }
  }

  @Test
  void noFileOfTheInstanceHoldsTheToken() throws IOException {
    try (PlaneServer plane = new PlaneServer(StageMessage.of(1, Stage.DUAL_WRITE));
        Lockstep lockstep = connect(plane)) {
      use(lockstep.collection("orders", NOTHING_OWED), "a");
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
              .doesNotContain(PlaneServer.TOKEN);
        }
      }
    }
  }
}
