package dev.lockstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {
  private final TestServer on = TestServer.SQLITE;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{\"name\":1}",
        "{\"name\":\"a\",\"b\":2}",
        "\u0000",
        "<x/>"
      })
  void aBodyThatIsNotWhatARouteTakesIsRefused(String body) {
    on.admin().post("/v1/environments", body).expectProblem(400, "request-invalid");
  }

  @Test
  void aBodyLargerThanAnyFileIsRefused() {
    String body = "{\"name\":\"%s\"}".formatted("a".repeat(BodyLimit.BYTES_MAX));

    on.admin().post("/v1/environments", body).expectProblem(413, "request-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/nothing", "/v1/environments/x/y/z", "/v1/tokens/%2e%2e%2fhealth"})
  void aPathThatIsNotThereIsNotFoundOrRefused(String path) {
    assertThat(on.admin().get(path).status()).isIn(400, 404);
  }

  @Test
  void aPathWithHiddenPartsIsRefused() {
    on.admin().get("/v1/health;a=b").expectProblem(400, "request-invalid");
    on.admin().get("/v1//health").expectProblem(400, "request-invalid");
  }

  @Test
  void aMethodThatARouteDoesNotKnowIsRefused() {
    on.admin().delete("/v1/environments").expectProblem(400, "request-invalid");
  }

  @Test
  void aBodyOfAnotherTypeIsRefused() {
    Client.send(
            on.admin()
                .request("/v1/environments")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")))
        .expectProblem(400, "request-invalid");
  }
}
