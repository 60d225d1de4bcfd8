package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.CONFLICTING;
import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.equal;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static dev.lockstep.tck.contract.TestCollection.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Collections that the engine owns: it inserts, deletes and drops there. */
public interface OwnedContract extends StoreUnderTest {
  @Test
  default void insertTakesOnlyAFreeKey(TestCollection own) {
    Document first = keyed(KEY, "n", Value.int32(1));
    assertThat(own.door().insert(first)).isEqualTo(APPLIED);
    assertThat(own.door().insert(keyed(KEY, "n", Value.int32(2)))).isEqualTo(CONFLICTING);
    assertThat(own.application().all()).containsExactly(first);
  }

  @Test
  default void deleteHappensOnlyUnderItsGuard(TestCollection own) {
    Document document = keyed(KEY, "n", Value.int32(1));
    own.insert(document);
    assertThat(own.door().delete(KEY, List.of(equal("n", Value.float64(1)))))
        .isEqualTo(CONFLICTING);
    assertThat(own.application().all()).containsExactly(document);
    assertThat(own.door().delete(KEY, List.of(equal("n", Value.int32(1))))).isEqualTo(APPLIED);
    assertThat(own.application().all()).isEmpty();
    assertThat(own.door().delete(KEY, List.of(present("n")))).isEqualTo(CONFLICTING);
  }

  @Test
  default void droppedCollectionIsGoneAndMayComeAgain(TestCollection own) {
    own.insert(keyed(KEY, "n", Value.int32(1)));
    assertThat(own.store().collections()).contains(own.name());
    own.door().drop();
    assertThat(own.store().collections()).doesNotContain(own.name());
    assertThat(own.store().catalogue(own.name())).isEmpty();
    assertThat(own.application().all()).isEmpty();
    own.door().drop();
    assertThat(own.door().insert(keyed(KEY, "n", Value.int32(2)))).isEqualTo(APPLIED);
    assertThat(own.found()).isEqualTo(keyed(KEY, "n", Value.int32(2)));
  }

  @Test
  default void sizeFollowsTheDocuments(TestCollection own) {
    assertThat(own.door().size().documents()).isZero();
    for (int i = 0; i < 20; i++) {
      own.insert(keyed(Value.int32(i), "text", Value.text("x".repeat(100))));
    }
    assertThat(own.door().size().documents()).isBetween(10L, 30L);
    assertThat(own.door().size().bytes()).isNotNegative();
  }

  @Test
  default void collectionThatDoesNotExistIsEmpty(TestCollection own) {
    assertThat(own.store().collections()).doesNotContain(own.name());
    assertThat(own.scanned(3, 10)).isEmpty();
    assertThat(own.door().read(List.of(KEY))).isEmpty();
    assertThat(own.door().count(List.of())).isZero();
    assertThat(own.door().indexes()).isEmpty();
    assertThat(own.door().validator()).isEmpty();
    assertThat(own.writeUnder(present("n"))).isEqualTo(CONFLICTING);
    assertThat(own.store().collections().contains(own.name()))
        .as("reading creates the collection")
        .isEqualTo(declined().has(Declined.Oddity.MISSING_COLLECTION));
  }
}
