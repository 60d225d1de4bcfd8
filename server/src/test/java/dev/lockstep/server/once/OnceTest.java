package dev.lockstep.server.once;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.access.Route;
import dev.lockstep.server.database.Database;
import dev.lockstep.server.testing.Answer;
import dev.lockstep.server.testing.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ParameterizedClass
@EnumSource(TestServer.class)
class OnceTest {
  @Parameter TestServer on;

  @Test
  void theSameRequestWithTheSameKeyIsDoneOnceAndAnsweredTwice() {
    String name = TestServer.unique("staging");
    String key = TestServer.unique("key");
    String body = "{\"name\":\"%s\"}".formatted(name);

    Answer first = on.admin().post("/v1/environments", body, key).expect(201);
    Answer second = on.admin().post("/v1/environments", body, key).expect(201);

    assertThat(second.body()).isEqualTo(first.body());
    Answer journal = on.admin().get("/v1/journal?subject=environment:" + name);
    assertThat(journal.json().at("/items")).hasSize(1);
  }

  @Test
  void afterADayAKeyIsAsGoodAsNew() {
    String key = TestServer.unique("key");
    String first = "{\"name\":\"%s\"}".formatted(TestServer.unique("staging"));
    String second = "{\"name\":\"%s\"}".formatted(TestServer.unique("staging"));
    on.admin().post("/v1/environments", first, key).expect(201);
    Database database = on.server().part(Database.class);
    int aged =
        database.note(() ->
            database
                .sql()
                .sql("UPDATE answered SET time = time - ? WHERE idempotency_key = ?")
                .params(Duration.ofDays(1).toMillis() + 1, key)
                .update());
    assertThat(aged).isEqualTo(1);

    Answer fresh = on.admin().post("/v1/environments", second, key).expect(201);
    assertThat(on.admin().post("/v1/environments", second, key).expect(201).body())
        .isEqualTo(fresh.body());
  }

  @Test
  void aKeyWithAnotherRequestIsRefused() {
    String key = TestServer.unique("key");
    String name = TestServer.unique("staging");
    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name), key).expect(201);

    on.admin()
        .post("/v1/environments", "{\"name\":\"%s-b\"}".formatted(name), key)
        .expectProblem(422, "key-reused");
  }

  @Test
  void aRequestThatFailedMayComeAgainWithItsKey() {
    String key = TestServer.unique("key");
    String name = TestServer.unique("staging");
    String bad = "{\"name\":\"NOT A NAME\"}";
    on.admin().post("/v1/environments", bad, key).expectProblem(400, "request-invalid");

    on.admin().post("/v1/environments", "{\"name\":\"%s\"}".formatted(name), key).expect(201);
  }

  @Test
  void whatShowsASecretIsDoneOnceAndShownOnce() {
    String key = TestServer.unique("key");
    String subject = TestServer.unique("shop");
    String body = "{\"subject\":\"%s\",\"grants\":[\"viewer\"]}".formatted(subject);
    String secret = on.admin().post("/v1/tokens", body, key).expect(201).text("/secret");

    Answer second = on.admin().post("/v1/tokens", body, key).expectProblem(409, "conflict");

    assertThat(second.body()).doesNotContain(secret);
    assertThat(on.admin().get("/v1/tokens").expect(200).body().split(subject, -1)).hasSize(2);
    assertThat(kept(key)).isEmpty();
  }

  private String kept(String key) {
    return on.server()
        .part(Database.class)
        .sql()
        .sql("SELECT body FROM answered WHERE idempotency_key = ?")
        .param(key)
        .query(String.class)
        .single();
  }

  @Test
  void everyRouteWhoseAnswerHasASecretSaysSo() {
    Map<RequestMappingInfo, HandlerMethod> all =
        on.server().part(RequestMappingHandlerMapping.class).getHandlerMethods();

    assertThat(all.values())
        .filteredOn(OnceTest::hasSecret)
        .hasSizeGreaterThan(2)
        .allMatch(each -> each.getMethod().getAnnotation(Route.class).showsSecret());
  }

  private static boolean hasSecret(HandlerMethod method) {
    Class<?> answer = method.getMethod().getReturnType();
    return answer.isRecord()
        && Stream.of(answer.getRecordComponents())
            .anyMatch(each -> each.getName().equals("secret"));
  }

  @Test
  void withoutAKeyTheSecondRequestIsAConflict() {
    String body = "{\"name\":\"%s\"}".formatted(TestServer.unique("staging"));
    on.admin().post("/v1/environments", body).expect(201);

    on.admin().post("/v1/environments", body).expectProblem(409, "conflict");
  }
}
