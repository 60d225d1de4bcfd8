package dev.lockstep.server.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ParameterizedClass
@EnumSource(TestServer.class)
class LeasesTest {
  @Parameter TestServer on;

  private Client service = new Client(URI.create("http://127.0.0.1:1"), "");
  private String environment = "";
  private String path = "";

  @BeforeEach
  void anEnvironment() {
    environment = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    service = on.as("service@" + environment);
    path = "/v1/environments/%s/collections/orders".formatted(environment);
  }

  private Answer renews(String instance, long epoch) {
    return service.put(path + "/leases/" + instance, request(epoch));
  }

  private static String request(long epoch) {
    return """
    {"service":"billing","region":"eu","epoch":%d,"owedWrites":2,"overflowed":true}
    """
        .formatted(epoch);
  }

  @Test
  void aLeaseComesWithTheStateToActBy() {
    Answer granted = renews("i-1", 0).expect(200);

    assertThat(granted.body())
        .isEqualTo(
            "{\"state\":{\"epoch\":1,\"stage\":\"proposed\",\"wayBack\":\"in-step\"},"
                + "\"leaseMillis\":30000}");
    Answer listed = on.admin().get(path + "/leases").expect(200);
    assertThat(listed.text("/items/0/instance")).isEqualTo("i-1");
    assertThat(listed.json().at("/items/0/owedWrites").asInt()).isEqualTo(2);
    assertThat(listed.json().at("/items/0/overflowed").asBoolean()).isTrue();
  }

  @Test
  void anAcknowledgementIsTakenTwiceAsOnceAndNeverBack() {
    renews("i-1", 0).expect(200);
    for (int i = 0; i < 2; i++) {
      service.put(path + "/leases/i-1/acknowledgement", "{\"epoch\":1}").expect(204);
    }

    assertThat(on.admin().get(path + "/leases").json().at("/items/0/epoch").asLong()).isOne();
  }

  @Test
  void whoClaimsToHaveHeardWhatWasNotSaidIsRefused() {
    renews("i-1", 2).expectProblem(409, "conflict");
    renews("i-1", 1).expect(200);
    service
        .put(path + "/leases/i-1/acknowledgement", "{\"epoch\":2}")
        .expectProblem(409, "conflict");
  }

  @Test
  void withoutALeaseNothingIsAcknowledged() {
    service
        .put(path + "/leases/i-1/acknowledgement", "{\"epoch\":1}")
        .expectProblem(409, "lease-lost");
    renews("i-1", 0).expect(200);
    on.clock().advance(Duration.ofSeconds(33));
    service
        .put(path + "/leases/i-1/acknowledgement", "{\"epoch\":1}")
        .expectProblem(409, "lease-lost");
  }

  @Test
  void whoEndsItsLeaseIsForgotten() {
    renews("i-1", 0).expect(200);
    service.delete(path + "/leases/i-1").expect(204);
    service.delete(path + "/leases/i-1").expect(204);

    assertThat(on.admin().get(path + "/leases").json().at("/items")).isEmpty();
  }

  @Test
  void nobodyElseRenewsAcknowledgesOrEndsALease() {
    renews("i-1", 0).expect(200);
    Client other = on.as("service@" + environment);

    other.put(path + "/leases/i-1", request(1)).expectProblem(403, "lease-foreign");
    other
        .put(path + "/leases/i-1/acknowledgement", "{\"epoch\":1}")
        .expectProblem(403, "lease-foreign");
    other.delete(path + "/leases/i-1").expectProblem(403, "lease-foreign");
    on.clock().advance(Duration.ofSeconds(33));
    other.put(path + "/leases/i-1", request(1)).expectProblem(403, "lease-foreign");

    Answer listed = on.admin().get(path + "/leases").expect(200);
    assertThat(listed.json().at("/items/0/epoch").asLong()).isZero();
    renews("i-1", 0).expect(200);
  }

  @Test
  void whoReachesForALeaseOfAnotherIsInTheJournalOnce() {
    renews("i-1", 0).expect(200);
    Client other = on.named("mallory-" + environment, "service@" + environment);
    for (int i = 0; i < 3; i++) {
      other.delete(path + "/leases/i-1").expectProblem(403, "lease-foreign");
    }

    JsonNode entries =
        on.admin()
            .get("/v1/journal?subject=collection:%s/orders".formatted(environment))
            .expect(200)
            .json()
            .at("/items");
    assertThat(entries).hasSize(1);
    assertThat(entries.at("/0/actor").asString()).isEqualTo("mallory-" + environment);
    assertThat(entries.at("/0/action").asString()).isEqualTo("lease refused");
    assertThat(entries.at("/0/fields/instance").asString()).isEqualTo("i-1");
  }

  @Test
  void aNewTokenOfTheSameSubjectGoesOnWithItsLeases() {
    on.named("billing-" + environment, "service@" + environment)
        .put(path + "/leases/i-1", request(0))
        .expect(200);

    Client renewed = on.named("billing-" + environment, "service@" + environment);
    renewed.put(path + "/leases/i-1", request(1)).expect(200);
    renewed.delete(path + "/leases/i-1").expect(204);
  }

  @Test
  void whoIsDeclaredGoneLeavesTheNameToOthers() {
    renews("i-1", 0).expect(200);
    on.clock().advance(Duration.ofSeconds(33));
    on.admin().post(path + "/leases/i-1/gone", "").expect(204);

    on.as("service@" + environment).put(path + "/leases/i-1", request(0)).expect(200);
  }

  @Test
  void onlyWhoseLeaseRanOutIsDeclaredGone() {
    renews("i-1", 0).expect(200);
    on.admin().post(path + "/leases/i-1/gone", "").expectProblem(404, "not-found");
    on.clock().advance(Duration.ofSeconds(33));

    on.admin().post(path + "/leases/i-1/gone", "").expect(204);

    assertThat(on.admin().get(path + "/leases").json().at("/items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"service\":\"\",\"region\":\"\",\"epoch\":0,\"owedWrites\":0,\"overflowed\":false}",
        "{\"service\":\"a\",\"region\":\"\",\"epoch\":-1,\"owedWrites\":0,\"overflowed\":false}",
        "{\"service\":\"a\",\"region\":\"\",\"epoch\":0,\"owedWrites\":1e99,\"overflowed\":false}",
        "{\"service\":\"a\",\"region\":\"\",\"epoch\":NaN,\"owedWrites\":0,\"overflowed\":false}"
      })
  void aRequestThatIsNoneIsRefused(String body) {
    service.put(path + "/leases/i-1", body).expectProblem(400, "request-invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2e%2e", "a%20b", ".hidden"})
  void aNameThatIsNoneIsRefused(String instance) {
    renews(instance, 0).expectProblem(400, "request-invalid");
  }

  @Test
  void theStateHasTheEpochAsItsTag() {
    Answer state = service.get(path + "/stage").expect(200);

    assertThat(state.headers().firstValue("ETag")).hasValue("\"1\"");
    Client.send(service.request(path + "/stage").header("If-None-Match", "\"1\"").GET())
        .expect(304);
  }
}
