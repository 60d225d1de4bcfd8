package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.APPLIED;
import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.contract.Declined.Oddity;
import dev.lockstep.tck.generate.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Documents come back as they were put in, bit for bit, or are reported. */
public interface HoldingContract extends StoreUnderTest {
  /** One of the samples: NaN with a payload of its own. */
  Value ODD_NAN = new Value.Float64(0x7ff8000000000abcL);

  @Test
  default void everyValueComesBackExactlyOrIsDeclined(TestCollection pets) {
    int key = 0;
    List<Value> inexact = new ArrayList<>();
    for (Value value : Samples.all()) {
      Document document = keyed(Value.int32(key++), "value", value);
      WriteOutcome outcome = pets.application().insert(document);
      if (!outcome.equals(APPLIED) || !isReadExactly(pets, document)) {
        inexact.add(value);
      }
    }
    assertThat(inexact).as("come back inexactly").noneMatch(declined()::leavesHeld);
    assertThat(inexact).as("declined, so not held").containsAll(declined().samples());
    assertThat(inexact)
        .as("declined, so not held")
        .extracting(Value::type)
        .containsAll(declined().values());
    assertThat(inexact.contains(ODD_NAN))
        .as("NaN payloads are held, or declined")
        .isEqualTo(!declined().leavesHeld(ODD_NAN));
  }

  private static boolean isReadExactly(TestCollection pets, Document document) {
    List<StoredDocument> read = pets.door().read(List.of(document.get("_id").orElseThrow()));
    return TestCollection.documents(read).equals(List.of(document));
  }

  @Test
  default void fieldsKeepTheirOrder(TestCollection pets) {
    Document document =
        Document.builder()
            .add("_id", KEY)
            .add("z", Value.int32(1))
            .add("a", Value.int32(2))
            .add("10", Value.int32(3))
            .add("9", Value.int32(4))
            .build();
    pets.insert(document);
    assertThat(isReadExactly(pets, document)).isTrue();
    assertThat(pets.found()).isEqualTo(document);
  }

  @Test
  default void oddFieldNamesAreHeldOrDeclined(TestCollection pets) {
    assertHeld(pets, Oddity.NAME_WITH_DOT, keyed(Value.int32(1), "a.b", KEY));
    assertHeld(pets, Oddity.NAME_WITH_DOLLAR, keyed(Value.int32(2), "$price", KEY));
    assertHeld(pets, Oddity.NAME_EMPTY, keyed(Value.int32(3), "", KEY));
  }

  private void assertHeld(TestCollection pets, Oddity oddity, Document document) {
    WriteOutcome outcome = pets.application().insert(document);
    boolean held = outcome.equals(APPLIED) && isReadExactly(pets, document);
    assertThat(held).as("holds %s", oddity).isEqualTo(!declined().has(oddity));
  }

  @Test
  default void documentWithAFieldTwiceIsReportedNotThrown(TestCollection pets) {
    WriteOutcome outcome =
        pets.application().insertWithFieldTwice(KEY, "name", Value.text("a"), Value.text("b"));
    assertThat(outcome.equals(APPLIED)).isEqualTo(!declined().has(Oddity.FIELD_TWICE));
    int expected = outcome.equals(APPLIED) ? 1 : 0;
    assertThat(pets.door().read(List.of(KEY)))
        .hasSize(expected)
        .allSatisfy(HoldingContract::assertUnreadable);
    assertThat(pets.scanned(1, 10)).hasSize(expected).allSatisfy(HoldingContract::assertUnreadable);
  }

  private static void assertUnreadable(StoredDocument document) {
    assertThat(document)
        .isInstanceOfSatisfying(
            StoredDocument.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.key()).isEqualTo(KEY);
              assertThat(unreadable.why()).contains("twice").contains("name");
            });
  }

  @Test
  default void sizeOfADocumentIsToldRoughly(TestCollection pets) {
    pets.insert(keyed(KEY, "text", Value.text("x".repeat(10_000))));
    assertThat(pets.door().read(List.of(KEY)))
        .singleElement()
        .isInstanceOfSatisfying(
            StoredDocument.Readable.class,
            readable -> assertThat(readable.bytes()).isBetween(9_000, 12_000));
  }

  @Test
  default void readAnswersOnlyTheDocumentsThatExist(TestCollection pets) {
    Document document = keyed(KEY, "name", Value.text("Ada"));
    pets.insert(document);
    List<Value> keys = List.of(Value.int32(7), KEY, Value.text("1"), Value.NULL);
    assertThat(TestCollection.documents(pets.door().read(keys))).containsExactly(document);
    assertThat(pets.door().read(List.of())).isEmpty();
  }
}
