package dev.lockstep.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How streams end: of themselves, and without a word in the log. */
@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class StreamEndTest {
  private static final String PLACE = "/v1/environments/staging";

  @Parameter TestServer on;

  @Test
  void aServerThatClosesEndsItsStreamsWhetherTheirListenersHaveLeftOrNot() {
    Queue<Throwable> escaped = new ConcurrentLinkedQueue<>();
    var before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> escaped.add(failure));
    try {
      List<Iterator<String>> heard = new ArrayList<>();
      try (LockstepServer server = TestServer.start(on.database(), InstantSource.system())) {
        Client admin = new Client(server.address(), server.firstToken().orElseThrow());
        for (String path : paths(admin)) {
          heard.add(begun(admin.lines(path)));
          try (Stream<String> left = admin.lines(path)) {
            assertThat(begun(left)).isNotNull();
          }
        }
      }
      assertThat(heard).hasSize(4).allSatisfy(StreamEndTest::hasEnded);
      assertThat(escaped).isEmpty();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static List<String> paths(Client admin) {
    admin.post("/v1/environments", "{\"name\":\"staging\"}").expect(201);
    String rollout =
        admin
            .post(
                PLACE + "/rollouts",
                "{\"change\":\"c\",\"collection\":\"b\",\"team\":\"shop\",\"plan\":\"standard\"}")
            .expect(201)
            .text("/identity/id");
    return List.of(
        "/v1/events",
        "/v1/overview/events",
        PLACE + "/stages?collection=b",
        PLACE + "/rollouts/" + rollout + "/events");
  }

  private static Iterator<String> begun(Stream<String> lines) {
    Iterator<String> heard = lines.iterator();
    assertThat(heard.next()).isNotEmpty();
    return heard;
  }

  /** A stream that is cut off instead fails here. */
  private static void hasEnded(Iterator<String> heard) {
    heard.forEachRemaining(line -> assertThat(line).isNotNull());
  }
}
