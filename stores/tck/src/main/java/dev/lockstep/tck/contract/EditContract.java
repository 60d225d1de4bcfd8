package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static dev.lockstep.tck.contract.TestCollection.present;
import static dev.lockstep.tck.contract.TestCollection.set;
import static dev.lockstep.tck.contract.TestCollection.unset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.contract.Declined.Oddity;
import dev.lockstep.tck.generate.Lookalike;
import dev.lockstep.tck.generate.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits change what they name and nothing else, not even an order. */
public interface EditContract extends StoreUnderTest {
  /** A document with a field of every sample's type between the fields that tests edit. */
  private Document crowded() {
    Document.Builder crowded = Document.builder().add("_id", KEY).add("first", Value.int32(1));
    int number = 0;
    for (Value value : Samples.all()) {
      if (declined().leavesHeld(value)) {
        crowded = crowded.add("sample" + number++, value);
      }
    }
    return crowded.add("last", Value.text("end")).build();
  }

  private static WriteOutcome edit(TestCollection pets, Edit... edits) {
    return pets.write(new GuardedWrite(KEY, List.of(present("_id")), List.of(edits)));
  }

  @Test
  default void setKeepsThePlaceOfAFieldAndLeavesTheOthersAlone(TestCollection pets) {
    Document before = crowded();
    pets.insert(before);
    assertThat(edit(pets, set("first", Value.text("other type")))).isEqualTo(APPLIED);
    assertThat(pets.found()).isEqualTo(before.with("first", Value.text("other type")));
  }

  @Test
  default void setAppendsAMissingField(TestCollection pets) {
    Document before = crowded();
    pets.insert(before);
    assertThat(edit(pets, set("added", Value.NULL))).isEqualTo(APPLIED);
    assertThat(pets.found()).isEqualTo(before.with("added", Value.NULL));
  }

  @Test
  default void severalMissingFieldsAreAppendedInSomeOrder(TestCollection pets) {
    Document before = crowded();
    pets.insert(before);
    assertThat(edit(pets, set("z", KEY), set("a", KEY), unset("first"))).isEqualTo(APPLIED);
    assertThat(pets.found())
        .isIn(
            before.without("first").with("z", KEY).with("a", KEY),
            before.without("first").with("a", KEY).with("z", KEY));
  }

  @Test
  default void unsetRemovesAFieldAndKeepsTheOrderOfTheOthers(TestCollection pets) {
    Document before = crowded();
    pets.insert(before);
    assertThat(edit(pets, unset("first"), unset("never"), unset("missing.deep")))
        .isEqualTo(APPLIED);
    assertThat(pets.found()).isEqualTo(before.without("first"));
  }

  @Test
  default void setBelowAMissingParentCreatesDocuments(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    assertThat(edit(pets, set("a.b.0", Value.int32(2)))).isEqualTo(APPLIED);
    Document expected = Document.of("b", Document.of("0", Value.int32(2)));
    assertThat(pets.found()).isEqualTo(keyed(KEY, "n", Value.int32(1)).with("a", expected));
  }

  @Test
  default void editsInsideADocumentLeaveItsOtherFieldsAlone(TestCollection pets) {
    Document home = Document.of("city", Value.text("Bern"), "zip", Value.int64(3000));
    pets.insert(keyed(KEY, "home", home));
    assertThat(edit(pets, set("home.city", Value.text("Basel")), set("home.street", KEY)))
        .isEqualTo(APPLIED);
    assertThat(pets.found())
        .isEqualTo(keyed(KEY, "home", home.with("city", Value.text("Basel")).with("street", KEY)));
    assertThat(edit(pets, unset("home.zip"))).isEqualTo(APPLIED);
    assertThat(((Document) pets.found().get("home").orElseThrow()).names())
        .containsExactly("city", "street");
  }

  @Test
  default void unsetOfTheLastInnerFieldLeavesAnEmptyDocument(TestCollection pets) {
    pets.insert(keyed(KEY, "home", Document.of("city", Value.text("Bern"))));
    assertThat(edit(pets, unset("home.city"))).isEqualTo(APPLIED);
    assertThat(pets.found()).isEqualTo(keyed(KEY, "home", Document.empty()));
  }

  @Test
  default void setBelowAValueThatIsNoDocumentHasNoEffect(TestCollection pets) {
    List<Value> values = List.of(Value.text("flat"), Value.NULL, Value.int32(1));
    for (Value value : values) {
      Document document = keyed(KEY, "home", value);
      pets.insert(document);
      assertThat(edit(pets, set("home.city", KEY)))
          .as("a field set below %s", value)
          .isInstanceOfSatisfying(
              WriteOutcome.Refused.class,
              refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.OTHER));
      assertThat(pets.found()).isEqualTo(document);
      assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
    }
  }

  @Test
  default void noFieldIsSetInsideAnArray(TestCollection pets) {
    Value array = Value.Array.of(Document.of("city", Value.int32(0)), Value.int32(1));
    Document document = keyed(KEY, "homes", array);
    pets.insert(document);
    for (String path : List.of("homes.city", "homes.0", "homes.0.city", "homes.5")) {
      assertThat(edit(pets, set(path, KEY))).as("set of %s", path).isNotEqualTo(APPLIED);
      assertThat(pets.found()).as("after the set of %s", path).isEqualTo(document);
    }
  }

  @Test
  default void everyValueIsSetExactly(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    for (Value value : Samples.all()) {
      if (declined().leavesHeld(value)) {
        assertThat(edit(pets, unset("value"), unset("deep"))).isEqualTo(APPLIED);
        assertThat(edit(pets, set("value", value), set("deep.value", value))).isEqualTo(APPLIED);
        assertThat(pets.found())
            .as("after setting %s: %s", value.type(), value)
            .isEqualTo(
                keyed(KEY, "n", Value.int32(1))
                    .with(pets.found().name(2), pets.found().value(2))
                    .with("value", value)
                    .with("deep", Document.of("value", value)));
      }
    }
  }

  @Test
  default void setReplacesALookalikeOrTheDistinctionIsDeclined(TestCollection pets) {
    for (Lookalike pair : Lookalike.all()) {
      if (declined().leavesHeld(pair.held()) && declined().leavesHeld(pair.asserted())) {
        pets.insert(keyed(KEY, "value", pair.held()));
        assertThat(edit(pets, set("value", pair.asserted()))).isEqualTo(APPLIED);
        if (!declined().isBlindTo(pair.distinction())) {
          assertThat(pets.found())
              .as("%s in place of %s", pair.asserted(), pair.held())
              .isEqualTo(keyed(KEY, "value", pair.asserted()));
        }
        assertThat(pets.application().delete(KEY)).isEqualTo(APPLIED);
      }
    }
  }

  @Test
  default void fieldWithADotInItsNameIsEditedExactlyOrRefused(TestCollection pets) {
    Document document = keyed(KEY, "a", Document.of("b", Value.int32(1)));
    pets.insert(document);
    Edit edit = new Edit.Set(Path.of("a.b"), Value.int32(2));
    WriteOutcome outcome = pets.write(new GuardedWrite(KEY, List.of(present("a")), List.of(edit)));
    assertThat(pets.found())
        .as("after %s", outcome)
        .isEqualTo(outcome.equals(APPLIED) ? document.with("a.b", Value.int32(2)) : document);
  }

  @Test
  default void oddNamesBesideAnEditAreLeftAlone(TestCollection pets) {
    Document document = keyed(KEY, "n", Value.int32(1));
    if (!declined().has(Oddity.NAME_WITH_DOT)) {
      document = document.with("a.b", Value.int32(2));
    }
    if (!declined().has(Oddity.NAME_EMPTY)) {
      document = document.with("", Value.int32(3));
    }
    document = document.with("\ufeffTitle", Value.text("x")).with("address line 2", Value.NULL);
    pets.insert(document);
    WriteOutcome outcome =
        edit(pets, set("address line 2", Value.text("y")), set("\ufeffTitle", KEY));
    if (document.has("a.b") && !pets.offers(Capability.ODD_NAMES)) {
      assertThat(outcome).isNotEqualTo(APPLIED);
      assertThat(pets.found()).isEqualTo(document);
      return;
    }
    assertThat(outcome).isEqualTo(APPLIED);
    assertThat(pets.found())
        .isEqualTo(document.with("address line 2", Value.text("y")).with("\ufeffTitle", KEY));
  }

  @Test
  default void keyOfADocumentIsNeverEdited(TestCollection pets) {
    Document document = keyed(KEY, "n", Value.int32(1));
    pets.insert(document);
    assertThat(edit(pets, set("_id", Value.int32(2)))).isNotEqualTo(APPLIED);
    assertThat(pets.application().all()).containsExactly(document);
  }
}
