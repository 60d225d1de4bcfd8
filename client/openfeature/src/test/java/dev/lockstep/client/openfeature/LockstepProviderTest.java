package dev.lockstep.client.openfeature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.stage.LocalStages;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Ramp;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.model.routing.Share;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.stage.WayBack;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags of collections, and what docs/sdk.md shows of OpenFeature. */
class LockstepProviderTest {
  private static final Salt SALT = new Salt("orders", 1);

  @TempDir private Path folder;

  private final LocalStages stages = new LocalStages(StageState.of(1, Stage.PROPOSED));
  private Lockstep lockstep;
  private Client flags;

  @BeforeEach
  void connect() throws IOException {
    lockstep = Lockstep.connect(stages, new Settings(folder, 1024, 1, Duration.ofSeconds(1)));
    flags = flags(lockstep);
  }

  private static Client flags(Lockstep lockstep) throws IOException {
    SharedCollection orders = lockstep.collection("orders", (key, holder) -> {});
    OpenFeatureAPI openFeature = OpenFeatureAPI.getInstance();
    openFeature.setProviderAndWait(new LockstepProvider(Map.of("orders", orders)));
    return openFeature.getClient();
  }

  @AfterEach
  void close() throws IOException {
    OpenFeatureAPI.getInstance().shutdown();
    lockstep.close();
  }

  @Test
  void aReadAsksForItsRecord() {
    stages.move(ramp(2, Share.ofAll(100_000)));
    FlagEvaluationDetails<String> shape =
        flags.getStringDetails("orders", "old", new ImmutableContext("order-17"));

    assertThat(shape.getVariant()).isEqualTo("new");
    assertThat(shape.getFlagMetadata().getString("writes")).isEqualTo("old, new");
  }

  private static StageState ramp(long epoch, Share share) {
    return new StageState(epoch, Stage.RAMP, new Ramp(SALT, List.of(share)), WayBack.IN_STEP);
  }

  @ParameterizedTest
  @EnumSource(names = "RAMP", mode = EnumSource.Mode.EXCLUDE)
  void outsideARampTheStageSaysTheShape(Stage stage) {
    stages.move(StageState.of(2, stage));
    FlagEvaluationDetails<String> details = flags.getStringDetails("orders", "fallback");
    assertThat(details.getValue()).isEqualTo(details.getVariant()).isEqualTo(expected(stage));
    assertThat(details.getReason()).isEqualTo("STATIC");
    assertThat(details.getFlagMetadata().getString("stage")).isEqualTo(stage.word());
    assertThat(details.getFlagMetadata().getLong("epoch")).isEqualTo(2);
    assertThat(details.getFlagMetadata().getBoolean("safe")).isFalse();
    assertThat(flags.getBooleanValue("orders", false)).isEqualTo(expected(stage).equals("new"));
  }

  private static String expected(Stage stage) {
    return switch (stage) {
      case NEW_PRIMARY, RETIRING, RETIRED -> "new";
      case PROPOSED,
          APPROVED,
          REHEARSED,
          EXPANDED,
          DUAL_WRITE,
          BACKFILL,
          VERIFIED,
          SHADOW_READ,
          RAMP,
          ROLLING_BACK,
          ROLLED_BACK ->
          "old";
    };
  }

  @Test
  void aRampSplitsRecordsAsTheSdkDoes() {
    Share share = Share.ofAll(50_000);
    stages.move(ramp(2, share));
    Ramp ramp = new Ramp(SALT, List.of(share));
    for (int i = 0; i < 1000; i++) {
      String key = "order-" + i;
      boolean isNew = ramp.route(key, Traits.NONE) == Shape.NEW;
      assertThat(flags.getBooleanValue("orders", false, new ImmutableContext(key)))
          .isEqualTo(isNew);
    }
    assertThat(flags.getStringDetails("orders", "", new ImmutableContext("a")).getReason())
        .isEqualTo("SPLIT");
  }

  @Test
  void attributesAreTheTraitsOfARecord() {
    stages.move(ramp(2, new Share(Set.of("gold"), Set.of("eu"), 100_000)));
    assertThat(flags.getStringValue("orders", "", context("gold", "eu"))).isEqualTo("new");
    assertThat(flags.getStringValue("orders", "", context("gold", "us"))).isEqualTo("old");
    assertThat(flags.getStringValue("orders", "", context("tin", "eu"))).isEqualTo("old");
  }

  private static ImmutableContext context(String cohort, String region) {
    return new ImmutableContext(
        "order-1", Map.of("cohort", new Value(cohort), "region", new Value(region)));
  }

  @Test
  void aRecordWithoutAKeyIsReadInTheOldShape() {
    stages.move(ramp(2, Share.ofAll(100_000)));
    assertThat(flags.getStringValue("orders", "")).isEqualTo("old");
  }

  @Test
  void whatIsNoCollectionOrNoShapeAnswersTheFallback() {
    FlagEvaluationDetails<String> unknown = flags.getStringDetails("customers", "mine");
    assertThat(unknown.getValue()).isEqualTo("mine");
    assertThat(unknown.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    assertThat(flags.getIntegerDetails("orders", 7).getErrorCode())
        .isEqualTo(ErrorCode.TYPE_MISMATCH);
    assertThat(flags.getDoubleDetails("orders", 0.5).getValue()).isEqualTo(0.5);
    assertThat(flags.getObjectDetails("customers", new Value()).getErrorCode())
        .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
  }
}
