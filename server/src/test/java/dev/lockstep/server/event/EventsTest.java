package dev.lockstep.server.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.TestServer;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class EventsTest {
  @Parameter TestServer on;

  @Test
  void whoFollowsHearsOfEachDecision() {
    String name = TestServer.unique("staging");
    try (Stream<String> lines = on.admin().lines("/v1/events?subject=environment:" + name)) {
      Iterator<String> heard = lines.iterator();
      assertThat(heard.next()).startsWith(":from ");

      on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);

      assertThat(next(heard, "event:")).isEqualTo("event:decision");
      assertThat(next(heard, "data:")).contains("environment added", name);
    }
  }

  private static String next(Iterator<String> lines, String beginning) {
    String line = lines.next();
    while (!line.startsWith(beginning)) {
      line = lines.next();
    }
    return line;
  }

  @Test
  void theJournalIsReadPageByPageAndVerifies() {
    for (int i = 0; i < 3; i++) {
      String name = TestServer.unique("staging");
      on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name)).expect(201);
    }

    var first = on.admin().get("/v1/journal?limit=2").expect(200);
    var second = on.admin().get("/v1/journal?limit=2&after=" + first.text("/next")).expect(200);

    assertThat(first.json().at("/items")).hasSize(2);
    assertThat(second.json().at("/items/0/seq").asLong())
        .isEqualTo(first.json().at("/items/1/seq").asLong() - 1);
    assertThat(on.admin().get("/v1/journal/verification").json().has("why")).isFalse();
  }
}
