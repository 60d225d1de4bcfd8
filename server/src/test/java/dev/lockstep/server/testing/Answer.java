package dev.lockstep.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a server answered. No answer may hold a secret but the one that shows it, once. */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Answer {
    String told = body.replaceFirst("\"secret\":\"[^\"]*\"", "");
    assertThat(Canaries.in(told + headers.map())).as("secrets in an answer").isEmpty();
  }

  /** This answer, if it has the status. */
  @CanIgnoreReturnValue
  public Answer expect(int expected) {
    assertThat(status).as(body).isEqualTo(expected);
    return this;
  }

  /** This answer, if it is the problem of this code with this status. */
  @CanIgnoreReturnValue
  public Answer expectProblem(int expected, String code) {
    assertThat(headers.firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(text("/code")).isEqualTo(code);
    assertThat(body).doesNotContain("Exception", "dev.lockstep", "\tat ");
    return expect(expected);
  }

  /** The body as JSON. */
  public JsonNode json() {
    return JSON.readTree(body);
  }

  /** The text at a JSON pointer. */
  public String text(String pointer) {
    return json().at(pointer).asString();
  }
}
