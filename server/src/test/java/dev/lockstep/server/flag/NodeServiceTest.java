package dev.lockstep.server.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.flag.CollectionFlag;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.StageMessage.Ramp;
import dev.lockstep.api.wire.StageMessage.Share;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.Token;
import dev.lockstep.client.openfeature.LockstepProvider;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import dev.lockstep.server.testing.Awaiting;
import dev.lockstep.server.testing.TestServer;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service in Node decides as one in Java does, at every stage; see docs/any-language.md. */
@Timeout(300)
class NodeServiceTest {
  private static final Set<String> ANY = Set.of();
  private static final Path PAGE = Path.of("..", "docs", "any-language.md");
  private static final Path VECTORS = Path.of("..", "docs", "spec", "routing-vectors.json");

  @TempDir Path folder;

  @AfterEach
  void shutdown() {
    OpenFeatureAPI.getInstance().shutdown();
  }

  @Test
  void everyDecisionIsThatOfTheSdkInJava() throws IOException {
    Published published = Published.in(TestServer.SQLITE);
    published.publish("orders", StageMessage.of(1, Stage.EXPANDED));
    String token = published.service().token();
    String address = published.service().server() + "/v1/environments/" + published.environment();
    Identity identity = new Identity(published.environment(), "orders-api", "eu", Token.of(token));
    List<Map<String, String>> records = records();
    try (NodeService node = NodeService.start(address, token);
        Lockstep lockstep =
            Lockstep.connect(published.service().server(), identity, Settings.in(folder))) {
      SharedCollection orders = lockstep.collection("orders", (key, holder) -> {});
      OpenFeatureAPI.getInstance()
          .setProviderAndWait(new LockstepProvider(Map.of("orders", orders)));
      Client flags = OpenFeatureAPI.getInstance().getClient();
      long epoch = 2;
      for (StageMessage state : states().toList()) {
        published.publish("orders", state);
        epoch++;
        hear(flags, epoch);
        agree(node.details(records), records, orders, flags);
      }
    }
  }

  private static Stream<StageMessage> states() {
    return Stream.concat(
        Stream.of(Stage.DUAL_WRITE, Stage.SHADOW_READ).map(stage -> StageMessage.of(1, stage)),
        Stream.concat(
            Stream.of(
                    List.of(new Share(ANY, ANY, 1000)),
                    List.of(new Share(ANY, ANY, 25_000), new Share(Set.of("staff"), ANY, 100_000)),
                    List.of(new Share(ANY, Set.of("eu"), 50_000)),
                    List.of(new Share(ANY, ANY, 100_000)))
                .map(NodeServiceTest::ramp),
            Stream.of(Stage.NEW_PRIMARY, Stage.SHADOW_READ)
                .map(stage -> StageMessage.of(1, stage))));
  }

  private static StageMessage ramp(List<Share> shares) {
    return new StageMessage(
        1, Stage.RAMP, WayBack.IN_STEP, Optional.of(new Ramp(1, "orders-2026", shares)));
  }

  /** Keys of many forms, with and without traits, and one that is none. */
  private static List<Map<String, String>> records() {
    List<Map<String, String>> records = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      Map<String, String> record = new HashMap<>(NodeService.record("order-" + i));
      if (i % 3 == 0) {
        record.put("cohort", "staff");
      }
      if (i % 4 == 0) {
        record.put("region", i % 8 == 0 ? "eu" : "us");
      }
      records.add(record);
    }
    Stream.of("", "42", "-7", "507f1f77bcf86cd799439011", "\u00e4\u00f6\u20ac\ud83d\ude00", "a b/c")
        .map(NodeService::record)
        .forEach(records::add);
    return records;
  }

  private static void hear(Client flags, long epoch) {
    Awaiting.until(
        () -> flags.getStringDetails("orders", "none").getFlagMetadata().getLong("epoch"),
        heard -> Long.valueOf(epoch).equals(heard));
  }

  private static void agree(
      JsonNode told, List<Map<String, String>> records, SharedCollection orders, Client flags) {
    assertThat(told.size()).isEqualTo(records.size());
    for (int i = 0; i < records.size(); i++) {
      Map<String, String> record = records.get(i);
      FlagEvaluationDetails<String> java =
          flags.getStringDetails("orders", "none", context(record));
      JsonNode node = told.get(i);
      assertThat(node.at("/value").asString())
          .as("%s: %s", record, node)
          .isEqualTo(java.getValue())
          .isEqualTo(read(orders, record));
      assertThat(node.at("/variant").asString()).isEqualTo(java.getVariant());
      assertThat(node.at("/reason").asString()).isEqualTo(java.getReason());
      assertThat(node.at("/flagMetadata/stage").asString())
          .isEqualTo(java.getFlagMetadata().getString("stage"));
      assertThat(node.at("/flagMetadata/epoch").asLong())
          .isEqualTo(java.getFlagMetadata().getLong("epoch"));
      assertThat(node.at("/flagMetadata/writes").asString())
          .isEqualTo(java.getFlagMetadata().getString("writes"));
      assertThat(node.at("/flagMetadata/safe").asBoolean())
          .isEqualTo(java.getFlagMetadata().getBoolean("safe"));
    }
  }

  private static ImmutableContext context(Map<String, String> record) {
    Map<String, Value> attributes = new HashMap<>();
    record.forEach((name, text) -> attributes.put(name, new Value(text)));
    return new ImmutableContext(record.get("key"), attributes);
  }

  /** By which path the SDK itself reads; an empty text is no key here, as in OpenFeature. */
  private static String read(SharedCollection orders, Map<String, String> record) {
    String key = record.getOrDefault("key", "");
    Traits traits =
        new Traits(record.getOrDefault("cohort", ""), record.getOrDefault("region", ""));
    return orders.read(CollectionFlag.key(key), traits, () -> "old", () -> "new");
  }

  @Test
  void routingInThirtyLinesAgreesWithEveryVector() throws IOException {
    JsonNode told = JsonMapper.shared().readTree(NodeService.printed("vectors.mjs", VECTORS));

    assertThat(told.at("/wrong").isEmpty()).as(told.toString()).isTrue();
    assertThat(told.at("/vectors").asInt()).isGreaterThan(40);
  }

  @Test
  void thePageShowsWhatRuns() throws IOException {
    String page = Files.readString(PAGE);
    for (String file : List.of("shape.mjs", "routing.mjs")) {
      assertThat(page)
          .contains("```js\n" + Files.readString(Path.of("src", "test", "node", file)) + "```\n");
    }
  }
}
