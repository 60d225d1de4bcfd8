package dev.lockstep.registry.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.model.survey.EngineFacts.Cluster;
import dev.lockstep.model.survey.EngineFacts.Column;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.evidence.Statistics.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StatisticsFileTest {
  private static final java.nio.file.Path PAGE =
      java.nio.file.Path.of("..", "docs", "compatibility.md");

  private static Outcome<Map<String, Statistics>> read(String text) {
    return StatisticsFile.read("stats.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Statistics only(String text) {
    return switch (read(text)) {
      case Outcome.Whole<Map<String, Statistics>> whole ->
          Objects.requireNonNull(whole.located().value().get("orders_v2"));
      case Outcome.Broken<Map<String, Statistics>> broken ->
          throw new AssertionError(broken.findings().toString());
    };
  }

  @Test
  void theExampleOfThePageIsReadAsAWhole() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf("# --stats");
    Statistics statistics = only(page.substring(begin, page.indexOf("```", begin)));
    assertThat(statistics.sizes()).contains(new Sizes(12_000, 380_000));
    assertThat(statistics.at(Path.parse("region")).orElseThrow().spread())
        .contains(new Spread(40, 9_000));
    EngineFacts engine = statistics.engine();
    assertThat(engine.dropped()).contains(Map.of("note", new Column("bigint", "regular")));
    assertThat(engine.views()).contains(Set.of("orders_by_zip"));
    assertThat(engine.indexes()).contains(Map.of("orders_zip_idx", List.of("zip")));
    assertThat(engine.attributes()).contains(Map.of("pk", "S", "sk", "S"));
    assertThat(engine.cluster()).contains(new Cluster(Set.of("5.0.2"), 0, 1));
  }

  @Test
  void whatNobodyLookedAtIsNotTheSameAsNothing() {
    EngineFacts looked = only("orders_v2: {documents: 0, engine: {views: []}}").engine();
    assertThat(looked.views()).contains(Set.of());
    assertThat(looked.dropped()).isEmpty();
    assertThat(only("orders_v2: {documents: 0}").engine()).isEqualTo(EngineFacts.NONE);
  }

  @Test
  void allMistakesAreFoundAtOnceWithTheirPlaces() {
    Outcome<Map<String, Statistics>> outcome =
        read(
            """
            orders_v2:
              documents: 1
              bytes: {p999: 10}
              engine:
                attributes: {pk: string}
                dropped: {zip: {kind: odd}}
                nodes: 3
            """);
    assertThat(outcome).isInstanceOf(Outcome.Broken.class);
    assertThat(((Outcome.Broken<?>) outcome).findings().toString())
        .contains(":3:", ":5:", ":6:", ":7:");
  }
}
