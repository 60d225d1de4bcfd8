package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.CONFLICTING;
import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.absent;
import static dev.lockstep.tck.contract.TestCollection.equal;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static dev.lockstep.tck.contract.TestCollection.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.generate.Distinction;
import dev.lockstep.tck.generate.Lookalike;
import dev.lockstep.tck.generate.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A guard holds for exactly the value it names, of exactly that type, and for no other. */
public interface GuardContract extends StoreUnderTest {
  @Test
  default void guardHoldsForTheVeryValueOfEveryType(TestCollection pets) {
    int number = 0;
    List<Value> failing = new ArrayList<>();
    for (Value value : Samples.all().stream().filter(declined()::leavesHeld).toList()) {
      Value key = Value.int32(number++);
      pets.insert(keyed(key, "value", value));
      if (!pets.write(TestCollection.settingDone(key, equal("value", value))).equals(APPLIED)) {
        failing.add(value);
      }
    }
    assertThat(failing).as("guards that fail").noneMatch(declined()::leavesAssertable);
    assertThat(failing)
        .as("declined, so failing")
        .extracting(Value::type)
        .containsAll(declined().guards());
  }

  @Test
  default void guardFailsForEveryOtherValueOfEveryType(TestCollection pets) {
    for (Value held : List.of(Value.int32(4), Value.text("4"), Value.NULL, Document.empty())) {
      Document document = keyed(KEY, "value", held);
      pets.insert(document);
      for (Value asserted : Samples.all()) {
        if (!asserted.equals(held) && !isAlikeToADeclinedOne(held, asserted)) {
          assertThat(pets.writeUnder(equal("value", asserted)))
              .as("guard %s on %s", asserted, held)
              .isEqualTo(CONFLICTING);
        }
      }
      assertThat(pets.found()).isEqualTo(document);
      assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
    }
  }

  @Test
  default void guardTellsLookalikesApartOrTheDistinctionIsDeclined(TestCollection pets) {
    for (Distinction distinction : Distinction.values()) {
      List<Lookalike> confused =
          Lookalike.all().stream()
              .filter(
                  pair -> pair.distinction() == distinction && declined().leavesHeld(pair.held()))
              .filter(pair -> !isToldApart(pets, pair))
              .toList();
      if (declined().isBlindTo(distinction)) {
        assertThat(confused).as("declined, so not told apart").isNotEmpty();
      } else {
        assertThat(confused).as("told apart by %s", distinction).isEmpty();
      }
    }
  }

  private static boolean isToldApart(TestCollection pets, Lookalike pair) {
    Document document = keyed(KEY, "value", pair.held());
    pets.insert(document);
    WriteOutcome outcome = pets.writeUnder(equal("value", pair.asserted()));
    if (!outcome.equals(APPLIED)) {
      assertThat(pets.found()).as("after %s", outcome).isEqualTo(document);
    }
    assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
    return outcome.equals(CONFLICTING);
  }

  @Test
  default void nullIsPresentAndMissingIsNot(TestCollection pets) {
    pets.insert(keyed(KEY, "value", Value.NULL));
    assertThat(pets.writeUnder(absent("value"))).isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(equal("other", Value.NULL))).isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(present("other"))).isEqualTo(CONFLICTING);
    assertThat(pets.found()).isEqualTo(keyed(KEY, "value", Value.NULL));
    assertThat(pets.writeUnder(present("value"), absent("other"))).isEqualTo(APPLIED);
    assertThat(pets.writeUnder(equal("value", Value.NULL))).isEqualTo(APPLIED);
  }

  @Test
  default void nothingLiesBelowAValueThatIsNoDocument(TestCollection pets) {
    for (Value value : List.of(Value.int32(4), Value.NULL, Value.text("flat"))) {
      assertNothingBelow(pets, value);
    }
  }

  @Test
  default void nothingLiesBelowAnArray(TestCollection pets) {
    List<Value> arrays =
        List.of(
            Value.Array.of(),
            Value.Array.of(Document.of("below", Value.int32(1))),
            Value.Array.of(Value.int32(1)));
    for (Value array : arrays) {
      assertNothingBelow(pets, array);
    }
  }

  private static void assertNothingBelow(TestCollection pets, Value value) {
    pets.insert(keyed(KEY, "value", value));
    assertGuard(pets, value, CONFLICTING, present("value.below"));
    assertGuard(pets, value, CONFLICTING, equal("value.below", Value.int32(1)));
    assertGuard(pets, value, CONFLICTING, equal("value.0", Value.int32(1)));
    assertGuard(pets, value, CONFLICTING, present("value.0"));
    assertGuard(pets, value, APPLIED, absent("value.below"), absent("value.0"));
    assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
  }

  private static void assertGuard(
      TestCollection pets, Value held, WriteOutcome outcome, Assertion... guard) {
    assertThat(pets.writeUnder(guard))
        .as("guard %s where value is %s", List.of(guard), held)
        .isEqualTo(outcome);
  }

  @Test
  default void guardReachesIntoDocuments(TestCollection pets) {
    Document home = Document.of("city", Value.text("Bern"), "zip", Value.int32(3000));
    pets.insert(keyed(KEY, "home", home));
    assertThat(pets.writeUnder(equal("home.city", Value.text("Basel")))).isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(absent("home.zip"))).isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(equal("home", Document.of("city", Value.text("Bern")))))
        .isEqualTo(CONFLICTING);
    assertThat(
            pets.writeUnder(
                equal("home.city", Value.text("Bern")),
                present("home.zip"),
                absent("home.street"),
                absent("work.city"),
                equal("home", home)))
        .isEqualTo(APPLIED);
  }

  @Test
  default void everyAssertionOfAGuardMustHold(TestCollection pets) {
    Document document = Document.of("_id", KEY, "a", Value.int32(1)).with("b", Value.int32(2));
    pets.insert(document);
    assertThat(pets.writeUnder(equal("a", Value.int32(1)), equal("b", Value.int32(3))))
        .isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(equal("a", Value.int32(0)), equal("b", Value.int32(2))))
        .isEqualTo(CONFLICTING);
    assertThat(pets.found()).isEqualTo(document);
  }

  @Test
  default void guardSeesCaseWhereTheCollectionIgnoresIt(TestCollection pets) {
    createIgnoringCase(pets.name());
    pets.insert(keyed(KEY, "city", Value.text("Bern")));
    assertThat(pets.writeUnder(equal("city", Value.text("bern")))).isEqualTo(CONFLICTING);
    assertThat(pets.door().count(List.of(equal("city", Value.text("BERN"))))).isZero();
    assertThat(pets.writeUnder(equal("city", Value.text("Bern")))).isEqualTo(APPLIED);
  }

  @Test
  default void guardNamesFieldsWithSpacesAndNumbers(TestCollection pets) {
    pets.insert(keyed(KEY, "address line 2", Document.of("0", Value.text("x"))));
    assertThat(pets.writeUnder(equal("address line 2.0", Value.text("y")))).isEqualTo(CONFLICTING);
    assertThat(pets.writeUnder(equal("address line 2.0", Value.text("x")))).isEqualTo(APPLIED);
  }

  private boolean isAlikeToADeclinedOne(Value held, Value asserted) {
    return !declined().leavesHeld(asserted)
        || Lookalike.all().stream()
            .filter(pair -> declined().isBlindTo(pair.distinction()))
            .anyMatch(pair ->
                pair.held().type() == held.type() && pair.asserted().type() == asserted.type());
  }
}
