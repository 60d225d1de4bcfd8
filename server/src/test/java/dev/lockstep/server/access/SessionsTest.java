package dev.lockstep.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Statements;
import dev.lockstep.server.testing.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** People in browsers, who send a cookie where programs send a token. */
@ParameterizedClass
@EnumSource(TestServer.class)
class SessionsTest {
  private static final String PATH = "/v1/session";

  @Parameter TestServer on;

  private Answer signedIn;
  private String cookie;

  @BeforeEach
  void signIn() {
    signedIn = on.as("developer:shop").post(PATH, "").expect(201);
    String set = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
    cookie = set.substring(0, set.indexOf(';'));
  }

  private HttpRequest.Builder browser(String path) {
    return new Client(on.server().address(), "").request(path).header("Cookie", cookie);
  }

  private HttpRequest.Builder page(String path) {
    return browser(path).header("Lockstep-Proof", signedIn.text("/proof"));
  }

  @Test
  void theCookieIsForNoScriptAndNoOtherSite() {
    assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("; HttpOnly", "; SameSite=Strict", "; Path=/", "; Max-Age=43200")
        .doesNotContain(signedIn.text("/proof"));
    assertThat(signedIn.text("/grants/0")).isEqualTo("developer:shop");
  }

  @Test
  void whoIsSignedInReadsWithoutAToken() {
    Answer known = Client.send(browser(PATH).GET()).expect(200);

    assertThat(known.text("/subject")).isEqualTo(signedIn.text("/subject"));
    assertThat(known.text("/proof")).isEqualTo(signedIn.text("/proof"));
    Client.send(browser("/v1/environments").GET()).expect(200);
  }

  @Test
  void whoIsSignedInIsLookedUpByOneStatement() {
    assertThat(Statements.of(browser(PATH))).isEqualTo(1);
  }

  @Test
  void whatChangesSomethingComesFromAPageOfOurs() {
    String body = "{\"name\":\"%s\"}".formatted(TestServer.unique("env"));
    String environments = "/v1/environments";

    made(browser(environments), body).expectProblem(403, "role-missing");
    made(browser(environments).header("Lockstep-Proof", "0".repeat(64)), body)
        .expectProblem(403, "role-missing");
    assertThat(made(page(environments), body).expect(403).body()).contains("no role that may");
  }

  private static Answer made(HttpRequest.Builder request, String body) {
    return Client.send(
        request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
  }

  @Test
  void whoSignsOutIsNobody() {
    Answer out = Client.send(page(PATH).DELETE()).expect(204);

    assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("; Max-Age=0");
    Client.send(browser(PATH).GET()).expectProblem(401, "token-invalid");
  }

  @Test
  void aSessionEndsWithItsToken() {
    Client programs = on.as("viewer");
    Answer other = programs.post(PATH, "").expect(201);
    cookie = other.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    Client.send(browser(PATH).GET()).expect(200);
    String id =
        on.admin()
            .get("/v1/tokens")
            .json()
            .at("/items")
            .valueStream()
            .filter(each -> each.at("/subject").asString().equals(other.text("/subject")))
            .findFirst()
            .orElseThrow()
            .at("/id")
            .asString();

    on.admin().delete("/v1/tokens/" + id).expect(204);

    Client.send(browser(PATH).GET()).expectProblem(401, "token-invalid");
  }

  @Test
  void aCookieThatNobodyWasGivenIsNobodys() {
    cookie = "lockstep-session=" + "a".repeat(43);

    Client.send(browser(PATH).GET()).expectProblem(401, "token-invalid");
    Client.send(browser("/v1/health").GET()).expect(200);
  }

  @Test
  void noAnswerRunsWhatItDidNotComeWith() {
    String policy = signedIn.headers().firstValue("Content-Security-Policy").orElseThrow();

    assertThat(policy).contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(policy).doesNotContain("unsafe");
  }
}
