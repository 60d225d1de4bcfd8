package dev.lockstep.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.database.Database;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class TokensTest {
  @Parameter TestServer on;

  @Test
  void aTokenIsShownOnceAndNeverAgain() {
    Answer made =
        on.admin().post("/v1/tokens", "{\"subject\":\"ada\",\"grants\":[\"viewer\"]}").expect(201);

    Answer listed = on.admin().get("/v1/tokens").expect(200);

    assertThat(listed.body()).contains(made.text("/id")).doesNotContain(made.text("/secret"));
    assertThat(on.admin().get("/v1/journal?subject=token:" + made.text("/id")).body())
        .contains("token issued")
        .doesNotContain(made.text("/secret"));
  }

  @Test
  void aTokenEndsWhenItsTimeIsOver() {
    Answer made =
        on.admin()
            .post("/v1/tokens", "{\"subject\":\"ada\",\"grants\":[\"viewer\"],\"life\":\"PT1S\"}")
            .expect(201);
    Client client = new Client(on.server().address(), made.text("/secret"));
    client.get("/v1/environments").expect(200);

    on.clock().advance(Duration.ofSeconds(2));

    client.get("/v1/environments").expectProblem(401, "token-invalid");
  }

  @Test
  void aRevokedTokenEndsAtOnce() {
    Answer made =
        on.admin().post("/v1/tokens", "{\"subject\":\"ada\",\"grants\":[\"viewer\"]}").expect(201);
    Client bearer = new Client(on.server().address(), made.text("/secret"));
    bearer.get("/v1/environments").expect(200);
    on.admin().delete("/v1/tokens/" + made.text("/id")).expect(204);

    bearer.get("/v1/environments").expectProblem(401, "token-invalid");
    on.admin().delete("/v1/tokens/" + made.text("/id")).expectProblem(404, "not-found");
  }

  @Test
  void aTokenThatAnotherServerRevokedEndsWithinTwoSeconds() {
    Answer made =
        on.admin().post("/v1/tokens", "{\"subject\":\"ada\",\"grants\":[\"viewer\"]}").expect(201);
    Client bearer = new Client(on.server().address(), made.text("/secret"));
    bearer.get("/v1/environments").expect(200);
    int revoked =
        on.server()
            .part(Database.class)
            .note(() ->
                on.server()
                    .part(Database.class)
                    .sql()
                    .sql("UPDATE token SET revoked = 1 WHERE id = ?")
                    .param(made.text("/id"))
                    .update());
    assertThat(revoked).isEqualTo(1);

    on.clock().advance(Bearers.KNOWN);

    bearer.get("/v1/environments").expectProblem(401, "token-invalid");
  }

  @Test
  void nobodyIsLetInWithoutAToken() {
    Client nobody = new Client(on.server().address(), "");

    nobody.get("/v1/environments").expectProblem(401, "token-invalid");
    nobody.get("/v1/health").expect(200);
  }

  @Test
  void aWrongTokenIsRefusedWhereNoneIsNeeded() {
    new Client(on.server().address(), "lst_wrong")
        .get("/v1/health")
        .expectProblem(401, "token-invalid");
  }

  @Test
  void aTokenIsGoodForItsRolesOnly() {
    on.as("operator", "steward", "viewer")
        .post("/v1/tokens", "{\"subject\":\"eve\",\"grants\":[\"admin\"]}")
        .expectProblem(403, "role-missing");
  }

  @Test
  void unknownRolesAndEndlessLivesAreRefused() {
    on.admin()
        .post("/v1/tokens", "{\"subject\":\"ada\",\"grants\":[\"emperor\"]}")
        .expectProblem(400, "request-invalid");
    on.admin()
        .post("/v1/tokens", "{\"subject\":\"ada\",\"grants\":[\"viewer\"],\"life\":\"P999D\"}")
        .expectProblem(400, "request-invalid");
  }
}
