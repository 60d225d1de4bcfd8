package dev.lockstep.checks.rules;

import static dev.lockstep.checks.rules.EngineWorld.RENAME;
import static dev.lockstep.checks.rules.EngineWorld.THINGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Expand only adds: what would be in the way of old writers waits until the old shape goes. */
class ExpandRulesTest {
  private static List<String> indexes(EngineWorld engines) {
    return engines.memory.collection(THINGS).indexes().stream().map(Index::name).toList();
  }

  @Test
  void anIndexOnAPathThatBothShapesClaimIsAlsoBuiltWhereTheNewValueWaits() {
    EngineWorld engines =
        EngineWorld.of(
            """
            - convert: {path: rating, to: double, otherwise: null}
            - addIndex: {name: by_rating, keys: {rating: 1}}
            """);
    engines.insert(Document.of("_id", Value.int32(0), "rating", Value.int32(4)));
    engines.forward(Stage.EXPANDED);
    assertThat(engines.memory.collection(THINGS).indexes())
        .extracting(Index::keys)
        .contains(Document.of("_lockstep.next.rating", Value.int32(1)));
  }

  @Test
  void aUniqueIndexWaitsUntilOldWritersAreGone() {
    EngineWorld engines =
        EngineWorld.of(RENAME + "\n- addIndex: {name: one_city, keys: {city: 1}, unique: true}")
            .with(2);
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(indexes(engines)).isEmpty();
    engines.retire(Duration.ZERO);
    assertThat(indexes(engines)).containsExactly("one_city");
  }

  @Test
  void aTimeToLiveWaitsUntilOldWritersAreGone() {
    EngineWorld engines = EngineWorld.of("- setTtl: {path: seenAt, after: 30d}").with(2);
    engines.write(0, "seenAt", new Value.DateTime(0));
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(indexes(engines)).isEmpty();
    engines.retire(Duration.ZERO);
    assertThat(indexes(engines)).hasSize(1);
  }

  @Test
  void anIndexThatIsToGoStaysUntilOldReadersAreGone() {
    EngineWorld engines = EngineWorld.of("- dropIndex: {name: by_town}").with(2);
    Index index =
        new Index(
            "by_town",
            Document.of("town", Value.int32(1)),
            false,
            false,
            Optional.empty(),
            Optional.empty());
    assertThat(engines.memory.collection(THINGS).createIndex(index))
        .isInstanceOf(IndexOutcome.Ready.class);
    engines.forward(Stage.NEW_PRIMARY);
    assertThat(indexes(engines)).containsExactly("by_town");
    engines.retire(Duration.ZERO);
    assertThat(indexes(engines)).isEmpty();
  }
}
