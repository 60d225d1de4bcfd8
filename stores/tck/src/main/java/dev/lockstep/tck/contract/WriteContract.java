package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.CONFLICTING;
import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.absent;
import static dev.lockstep.tck.contract.TestCollection.equal;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static dev.lockstep.tck.contract.TestCollection.set;
import static dev.lockstep.tck.contract.TestCollection.settingDone;
import static dev.lockstep.tck.contract.TestCollection.unset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.store.WriteOutcome.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each write has exactly one outcome, and the outcome says what happened. */
public interface WriteContract extends StoreUnderTest {
  @Test
  default void eachWriteHasItsOwnOutcomeInOrder(TestCollection pets) {
    List<GuardedWrite> writes = new ArrayList<>();
    List<WriteOutcome> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Value key = Value.int32(i);
      boolean holds = i % 3 != 1;
      if (i % 5 != 0) {
        pets.insert(keyed(key, "n", Value.int32(holds ? i : -1)));
      }
      writes.add(settingDone(key, equal("n", Value.int32(i))));
      expected.add(holds && i % 5 != 0 ? APPLIED : CONFLICTING);
    }
    assertThat(pets.door().write(writes, pets.soon())).isEqualTo(expected);
    assertThat(pets.door().write(List.of(), pets.soon())).isEmpty();
  }

  @Test
  default void conflictingWriteLeavesTheDocumentAsItWas(TestCollection pets) {
    Document document = keyed(KEY, "n", Value.float64(-0.5));
    pets.insert(document);
    assertThat(pets.writeUnder(equal("n", Value.float64(0.5)))).isEqualTo(CONFLICTING);
    assertThat(pets.found()).isEqualTo(document);
  }

  @Test
  default void writeNeverBringsADeletedDocumentBack(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
    assertThat(pets.writeUnder(absent("never"))).isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(equal("n", Value.int32(1)))).isEqualTo(CONFLICTING);
    assertThat(pets.application().all()).isEmpty();
  }

  @Test
  default void sameWriteTwiceIsTheSameAsOnce(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    GuardedWrite write =
        new GuardedWrite(
            KEY,
            List.of(absent("never")),
            List.of(set("a.b", Value.int32(2)), unset("n"), set("c", Value.NULL)));
    assertThat(pets.write(write)).isEqualTo(APPLIED);
    Document once = pets.found();
    assertThat(pets.write(write)).isEqualTo(APPLIED);
    assertThat(pets.found()).isEqualTo(once);
  }

  @Test
  default void secondOfTwoWritersOnTheSameReadConflicts(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    GuardedWrite first =
        new GuardedWrite(
            KEY, List.of(equal("n", Value.int32(1))), List.of(set("n", Value.int32(2))));
    GuardedWrite second =
        new GuardedWrite(
            KEY, List.of(equal("n", Value.int32(1))), List.of(set("n", Value.int32(3))));
    assertThat(pets.write(first)).isEqualTo(APPLIED);
    assertThat(pets.write(second)).isEqualTo(CONFLICTING);
    assertThat(pets.found()).isEqualTo(keyed(KEY, "n", Value.int32(2)));
  }

  @Test
  default void writePastItsDeadlineHasNoEffectOrTheFenceIsDeclined(TestCollection pets) {
    Document document = keyed(KEY, "n", Value.int32(1));
    pets.insert(document);
    Instant past = pets.store().now().minus(Duration.ofMinutes(1));
    GuardedWrite write = settingDone(KEY, equal("n", Value.int32(1)));
    boolean fenced = pets.offers(Capability.DEADLINE_FENCE);
    assertThat(pets.door().write(List.of(write), past))
        .containsExactly(fenced ? CONFLICTING : APPLIED);
    assertThat(pets.found().has("done")).isEqualTo(!fenced);
  }

  @Test
  default void collisionUnderAUniqueIndexIsAnOutcome(TestCollection pets) {
    if (!pets.offers(Capability.INDEXES)) {
      return; // That no unique index can be built is proven by the contract of indexes.
    }
    Index unique =
        new Index(
            "one_n",
            Document.of("n", Value.int32(1)),
            true,
            false,
            Optional.empty(),
            Optional.empty());
    assertThat(pets.door().createIndex(unique)).isEqualTo(new IndexOutcome.Ready());
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    pets.insert(keyed(Value.int32(2), "n", Value.int32(2)));
    GuardedWrite colliding =
        new GuardedWrite(
            KEY, List.of(equal("n", Value.int32(1))), List.of(set("n", Value.int32(2))));
    GuardedWrite fine = settingDone(Value.int32(2), equal("n", Value.int32(2)));
    List<WriteOutcome> outcomes = pets.door().write(List.of(colliding, fine), pets.soon());
    assertThat(outcomes).hasSize(2);
    assertRefused(outcomes.get(0), Cause.COLLISION);
    assertThat(outcomes.get(1)).isEqualTo(APPLIED);
    assertThat(pets.found()).isEqualTo(keyed(KEY, "n", Value.int32(1)));
  }

  @Test
  default void documentThatWouldGrowTooLargeIsAnOutcome(TestCollection pets) {
    if (documentBytesMax().isEmpty()) {
      return; // The store takes documents of any size.
    }
    int limit = documentBytesMax().getAsInt();
    Document document = keyed(KEY, "text", Value.text("x".repeat(limit - 1000)));
    pets.insert(document);
    GuardedWrite growing =
        new GuardedWrite(
            KEY, List.of(absent("more")), List.of(set("more", Value.text("y".repeat(2000)))));
    assertRefused(pets.write(growing), Cause.TOO_LARGE);
    assertThat(pets.found()).isEqualTo(document);
  }

  private static void assertRefused(WriteOutcome outcome, Cause cause) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.cause()).as(refused.why()).isEqualTo(cause));
  }
}
