package dev.lockstep.server.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.Client;
import dev.lockstep.server.testing.Shop;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestServer.class)
class ChangesTest {
  @Parameter TestServer on;

  private Shop shop() {
    return Shop.by(on.as("developer:checkout", "developer:payments")).filled();
  }

  private static String path(Shop shop) {
    return "/v1/changes/" + shop.changeId();
  }

  private Answer of(Shop shop) {
    return on.admin().get(path(shop)).expect(200);
  }

  private Answer approve(Client client, Shop shop) {
    return client.post(
        path(shop) + "/approvals",
        "{\"fingerprint\":\"%s\"}".formatted(of(shop).text("/fingerprint/whole")));
  }

  private void acknowledge(Shop shop) {
    on.as("developer:payments")
        .post(path(shop) + "/acknowledgements", "{\"team\":\"payments\"}")
        .expect(200);
  }

  @Test
  void aChangeIsApprovedWhenThoseItConcernsKnowAndAStewardAgrees() {
    Shop shop = shop();
    assertThat(of(shop).text("/status")).isEqualTo("PROPOSED");
    assertThat(of(shop).text("/concerned/0/team")).isEqualTo("payments");

    approve(on.as("steward:checkout"), shop).expect(200);
    assertThat(of(shop).text("/status")).isEqualTo("PROPOSED");
    acknowledge(shop);

    assertThat(of(shop).text("/status")).isEqualTo("APPROVED");
  }

  @Test
  void whoProposesDoesNotApprove() {
    String name = TestServer.unique("ada");
    Shop shop =
        Shop.by(on.named(name, "developer:checkout", "developer:payments", "steward:checkout"))
            .filled();

    approve(shop.client(), shop).expectProblem(409, "conflict");
    approve(on.named(name, "admin"), shop).expectProblem(409, "conflict");
  }

  @Test
  void stewardsOfOtherTeamsDoNotApprove() {
    Shop shop = shop();

    approve(on.as("steward:payments"), shop).expectProblem(403, "role-missing");
    on.as("developer:checkout")
        .post(path(shop) + "/acknowledgements", "{\"team\":\"payments\"}")
        .expectProblem(403, "role-missing");
  }

  @Test
  void anApprovalLapsesWhenTheEvidenceMoves() {
    Shop shop = shop();
    acknowledge(shop);
    approve(on.as("steward:checkout"), shop).expect(200);

    shop.publish("usages", shop.billing("1.1.0", ">=1.0 <2")).expect(201);

    assertThat(of(shop).text("/status")).isEqualTo("PROPOSED");
    assertThat(of(shop).text("/approvals/0/lapsed/0")).contains("finds other things");
  }

  @Test
  void anApprovalLapsesWhenTheChangeMoves() {
    Shop shop = shop();
    acknowledge(shop);
    approve(on.as("steward:checkout"), shop).expect(200);

    shop.publish("changes", shop.change().replace("title: The", "title: Now the")).expect(201);

    assertThat(of(shop).text("/status")).isEqualTo("PROPOSED");
    assertThat(of(shop).json().at("/concerned/0").has("acknowledgedBy")).isFalse();
  }

  @Test
  void whatWasNotSeenIsNotApproved() {
    Shop shop = shop();

    on.as("steward:checkout")
        .post(path(shop) + "/approvals", "{\"fingerprint\":\"0123\"}")
        .expectProblem(409, "conflict");
  }

  @Test
  void whatGivesUpTheOldShapeNeedsTwoPersons() {
    Shop shop = Shop.by(on.as("developer:checkout", "developer:payments"));
    String plan = TestServer.unique("thorough");
    on.admin().get("/v1/health").expect(200);
    shop.as(on.admin()).publish("plans", plan(plan)).expect(201);
    shop.publish("contracts", shop.before()).expect(201);
    shop.publish("changes", shop.change() + "rollout: %s\n".formatted(plan)).expect(201);
    shop.publish("contracts", shop.after()).expect(201);

    approve(on.as("steward:checkout"), shop).expect(200);
    assertThat(of(shop).text("/status")).isEqualTo("PROPOSED");
    assertThat(of(shop).text("/graveness/0")).contains("gives up the old shape");
    approve(on.as("steward:checkout"), shop).expect(200);

    assertThat(of(shop).text("/status")).isEqualTo("APPROVED");
  }

  private static String plan(String name) {
    StringBuilder stages = new StringBuilder();
    for (String stage :
        new String[] {"expanded", "dual-write", "backfill", "verified", "shadow-read"}) {
      stages.append("  - {stage: %s, gate: work}\n".formatted(stage));
    }
    return """
    apiVersion: lockstep/v1
    kind: RolloutPlan
    name: %s
    gates:
      work:
        checks:
          - {kind: invariant, sli: lost-writes}
        pass: {dwell: 0s, maxWait: 14d}
    stages:
    %s  - {stage: ramp, percent: 50, gate: work}
      - {stage: new-primary, gate: work}
      - {stage: retiring, gate: work, approvals: 2}
    """
        .formatted(name, stages);
  }

  @Test
  void aRejectedRevisionIsNotApprovedAndTheNextOneMay() {
    Shop shop = shop();
    on.as("steward:checkout")
        .post(path(shop) + "/rejections", "{\"text\":\"Too soon\"}")
        .expect(200);
    approve(on.as("steward:checkout"), shop).expectProblem(409, "conflict");
    on.clock().advance(Duration.ofSeconds(1));

    shop.publish("changes", shop.change().replace("title: The", "title: Now the")).expect(201);

    approve(on.as("steward:checkout"), shop).expect(200);
  }

  @Test
  void aWithdrawnChangeStaysWithdrawn() {
    Shop shop = shop();
    on.as("developer:payments")
        .post(path(shop) + "/withdrawals", "{\"text\":\"No\"}")
        .expectProblem(403, "role-missing");
    shop.client().post(path(shop) + "/withdrawals", "{\"text\":\"Not now\"}").expect(200);

    assertThat(of(shop).text("/status")).isEqualTo("WITHDRAWN");
    approve(on.as("steward:checkout"), shop).expectProblem(409, "conflict");
    shop.publish("changes", shop.change().replace("title: The", "title: Now the"))
        .expectProblem(409, "conflict");
  }

  @Test
  void aCommentIsKeptAsTheTextItIs() {
    Shop shop = shop();
    String text = "<script>alert(1)</script> & \\\"quotes\\\"";
    on.as("developer")
        .post(path(shop) + "/comments", "{\"text\":\"%s\"}".formatted(text))
        .expect(200);

    Answer read = of(shop);

    assertThat(read.text("/remarks/0/text")).isEqualTo("<script>alert(1)</script> & \"quotes\"");
    assertThat(read.headers().firstValue("Content-Type").orElse("")).contains("application/json");
    assertThat(read.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    on.as("developer")
        .post(path(shop) + "/comments", "{\"text\":\"%s\"}".formatted("a".repeat(2_001)))
        .expectProblem(400, "request-invalid");
    on.as("developer")
        .post(path(shop) + "/comments", "{\"text\":\"\\u0007\"}")
        .expectProblem(400, "request-invalid");
    on.as("viewer")
        .post(path(shop) + "/comments", "{\"text\":\"hello\"}")
        .expectProblem(403, "role-missing");
  }

  @Test
  void theImpactAndTheFindingsAreThoseOfTheCommandLine() {
    Shop shop = shop();

    Answer impact = on.as("viewer").get(path(shop) + "/impact").expect(200);

    assertThat(impact.text("/services/0/service")).isEqualTo(shop.name() + "-billing");
    assertThat(on.as("viewer").get(path(shop) + "/findings").expect(200).body())
        .contains("CONSUMER_PIN_VIOLATED");
  }

  @Test
  void aChangeWithoutItsVersionsSaysWhatIsMissing() {
    Shop shop = Shop.by(on.as("developer:checkout"));
    shop.publish("changes", shop.change()).expect(201);

    assertThat(of(shop).text("/mistakes/0")).contains("not among the files");
    on.as("steward:checkout")
        .post(path(shop) + "/approvals", "{\"fingerprint\":\"\"}")
        .expectProblem(409, "conflict");
  }

  @Test
  void aRolloutBeginsWhenItsChangeIsApprovedAndNotBefore() {
    Shop shop = shop();
    String environment = TestServer.unique("prod");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(environment)).expect(201);
    String path = "/v1/environments/%s/rollouts".formatted(environment);
    String wanted =
        "{\"change\":\"%s\",\"collection\":\"%s\",\"team\":\"checkout\"}"
            .formatted(shop.changeId(), shop.name());
    on.admin().post(path, wanted).expectProblem(409, "gate-closed");
    on.admin().post(path, wanted.replace("-postcode", "-other")).expectProblem(409, "gate-closed");

    acknowledge(shop);
    approve(on.as("steward:checkout"), shop).expect(200);

    on.admin().post(path, wanted.replace("checkout", "payments")).expectProblem(409, "gate-closed");
    on.admin().post(path, wanted).expect(201);
  }
}
