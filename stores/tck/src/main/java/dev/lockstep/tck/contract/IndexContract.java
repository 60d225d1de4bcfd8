package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.WriteOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Indexes are built once, refused where documents contradict them, and leave nothing when dropped.
 * Where they are declined, each of these tests proves that none can be built.
 */
public interface IndexContract extends StoreUnderTest {
  private static Index plain(String name, String path) {
    return new Index(
        name, Document.of(path, Value.int32(1)), false, false, Optional.empty(), Optional.empty());
  }

  private static Index unique(String name, String path) {
    Index plain = plain(name, path);
    return new Index(name, plain.keys(), true, false, Optional.empty(), Optional.empty());
  }

  private static void withIndexes(
      TestCollection pets, Capability capability, Consumer<TestCollection> test) {
    if (pets.offers(Capability.INDEXES) && pets.offers(capability)) {
      test.accept(pets);
    } else {
      Optional<Duration> expiry =
          capability == Capability.TTL ? Optional.of(Duration.ofHours(1)) : Optional.empty();
      Index index =
          new Index("any", plain("any", "n").keys(), false, false, Optional.empty(), expiry);
      assertThatThrownBy(() -> assertReady(pets, index))
          .isInstanceOfSatisfying(
              Problem.class,
              problem -> assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE));
    }
  }

  private static void assertReady(TestCollection pets, Index index) {
    assertThat(pets.door().createIndex(index)).isEqualTo(new IndexOutcome.Ready());
  }

  @Test
  default void indexIsBuiltOnceAndListedAsItWasAsked(TestCollection pets) {
    withIndexes(
        pets,
        Capability.INDEXES,
        c -> {
          c.insert(keyed(Value.int32(1), "n", Value.int32(1)));
          Document keys = Document.of("home.city", Value.int32(1), "n", Value.int32(-1));
          Index index =
              new Index("by_city_n", keys, false, false, Optional.empty(), Optional.empty());
          assertReady(c, index);
          assertReady(c, index);
          assertThat(c.door().indexes()).containsExactly(index);
        });
  }

  @Test
  default void droppedIndexLeavesTheCatalogueAsItWas(TestCollection pets) {
    withIndexes(
        pets,
        Capability.INDEXES,
        c -> {
          c.insert(keyed(Value.int32(1), "n", Value.int32(1)));
          List<Document> before = c.store().catalogue(c.name());
          assertReady(c, plain("by_n", "n"));
          assertThat(c.store().catalogue(c.name())).isNotEqualTo(before);
          c.door().dropIndex("by_n");
          c.door().dropIndex("by_n");
          c.door().dropIndex("never");
          assertThat(c.door().indexes()).isEmpty();
          assertThat(c.store().catalogue(c.name())).isEqualTo(before);
        });
  }

  @Test
  default void uniqueIndexIsRefusedWhereDocumentsCollide(TestCollection pets) {
    withIndexes(
        pets,
        Capability.INDEXES,
        c -> {
          c.insert(keyed(Value.int32(1), "n", Value.int32(4)));
          c.insert(keyed(Value.int32(2), "n", Value.int32(4)));
          assertThat(c.door().createIndex(unique("one_n", "n")))
              .isInstanceOf(IndexOutcome.Refused.class);
          assertThat(c.door().indexes()).isEmpty();
        });
  }

  @Test
  default void uniqueIndexHoldsApplicationsToItToo(TestCollection pets) {
    withIndexes(
        pets,
        Capability.INDEXES,
        c -> {
          assertReady(c, unique("one_n", "n"));
          c.insert(keyed(Value.int32(1), "n", Value.int32(4)));
          assertCollision(c.application().insert(keyed(Value.int32(2), "n", Value.int32(4))));
          assertCollision(c.door().insert(keyed(Value.int32(3), "n", Value.int32(4))));
          assertThat(c.application().delete(Value.int32(1))).isEqualTo(APPLIED);
          c.insert(keyed(Value.int32(2), "n", Value.int32(4)));
        });
  }

  @Test
  default void sparseUniqueIndexLeavesOutDocumentsWithoutTheField(TestCollection pets) {
    withIndexes(
        pets,
        Capability.INDEXES,
        c -> {
          Index sparse =
              new Index(
                  "one_n", plain("", "n").keys(), true, true, Optional.empty(), Optional.empty());
          assertReady(c, sparse);
          assertThat(c.door().indexes()).containsExactly(sparse);
          assertLeavesOutMissing(c);
        });
  }

  @Test
  default void partialUniqueIndexLeavesOutDocumentsBesideItsFilter(TestCollection pets) {
    withIndexes(
        pets,
        Capability.INDEXES,
        c -> {
          Document exists = Document.of("n", Document.of("$exists", Value.bool(true)));
          Index partial =
              new Index(
                  "one_n",
                  plain("", "n").keys(),
                  true,
                  false,
                  Optional.of(exists),
                  Optional.empty());
          if (c.declined().has(Declined.Oddity.PARTIAL_INDEX)) {
            assertThat(c.door().createIndex(partial)).isInstanceOf(IndexOutcome.Refused.class);
            assertThat(c.door().indexes()).isEmpty();
          } else {
            assertReady(c, partial);
            assertThat(c.door().indexes()).containsExactly(partial);
            assertLeavesOutMissing(c);
          }
        });
  }

  private static void assertLeavesOutMissing(TestCollection pets) {
    pets.insert(keyed(Value.int32(1), "other", Value.int32(1)));
    pets.insert(keyed(Value.int32(2), "other", Value.int32(1)));
    pets.insert(keyed(Value.int32(3), "n", Value.int32(1)));
    assertCollision(pets.application().insert(keyed(Value.int32(4), "n", Value.int32(1))));
  }

  private static void assertCollision(WriteOutcome outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.COLLISION));
  }

  @Test
  default void expiryOfAnIndexIsListedOrRefused(TestCollection pets) {
    withIndexes(
        pets,
        Capability.TTL,
        c -> {
          Index expiring =
              new Index(
                  "until",
                  plain("", "until").keys(),
                  false,
                  false,
                  Optional.empty(),
                  Optional.of(Duration.ofHours(1)));
          assertReady(c, expiring);
          assertThat(c.door().indexes()).containsExactly(expiring);
        });
  }
}
