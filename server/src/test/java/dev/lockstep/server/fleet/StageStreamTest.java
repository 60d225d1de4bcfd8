package dev.lockstep.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
@Timeout(60)
class StageStreamTest {
  @Parameter TestServer on;

  @Test
  void whoListensHearsTheStateAndEachChangeOfIt() {
    String environment = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String path = "/v1/environments/" + environment;
    Client service = on.as("service@" + environment);

    try (Stream<String> lines = service.lines(path + "/stages?collection=a&collection=b")) {
      Iterator<String> heard = lines.iterator();
      assertThat(Stream.of(data(heard), data(heard)))
          .containsExactlyInAnyOrder("data:" + proposed("a"), "data:" + proposed("b"));

      on.admin()
          .post(
              path + "/rollouts",
              "{\"change\":\"c\",\"collection\":\"b\",\"team\":\"shop\",\"plan\":\"standard\"}")
          .expect(201);

      assertThat(data(heard))
          .isEqualTo(
              "data:{\"collection\":\"b\","
                  + "\"state\":{\"epoch\":2,\"stage\":\"expanded\",\"wayBack\":\"in-step\"}}");
    }
  }

  /** A response is for one thread, and a stream has two of them for a moment. */
  @Test
  void howeverManyBeginToListenAtOnceEachHearsTheState() {
    String environment = TestServer.unique("crowd");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String path = "/v1/environments/" + environment + "/stages?collection=a";
    Client service = on.as("service@" + environment);
    AtomicInteger heard = new AtomicInteger();

    try (ExecutorService threads = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < 2000; i++) {
        threads.execute(() -> {
          try (Stream<String> lines = service.lines(path)) {
            heard.addAndGet(data(lines.iterator()).equals("data:" + proposed("a")) ? 1 : 0);
          }
        });
      }
    }

    assertThat(heard).hasValue(2000);
  }

  private static String proposed(String collection) {
    return "{\"collection\":\"%s\",".formatted(collection)
        + "\"state\":{\"epoch\":1,\"stage\":\"proposed\",\"wayBack\":\"in-step\"}}";
  }

  private static String data(Iterator<String> lines) {
    String line = lines.next();
    while (!line.startsWith("data:")) {
      line = lines.next();
    }
    return line;
  }

  @Test
  void aStreamIsOfSomeCollectionsInAnEnvironmentThatIsThere() {
    on.admin().get("/v1/environments/nowhere/stages?collection=a").expectProblem(404, "not-found");
  }
}
