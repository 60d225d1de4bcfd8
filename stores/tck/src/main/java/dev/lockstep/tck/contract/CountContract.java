package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.absent;
import static dev.lockstep.tck.contract.TestCollection.equal;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static dev.lockstep.tck.contract.TestCollection.present;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts are made by the server, now, of the documents that satisfy conditions exactly. */
public interface CountContract extends StoreUnderTest {
  @Test
  default void countWithoutConditionsCountsEverything(TestCollection pets) {
    insertSome(pets);
    assertThat(pets.door().count(List.of())).isEqualTo(7);
  }

  @Test
  default void countIsAsExactAsAGuard(TestCollection pets) {
    insertSome(pets);
    assertThat(pets.door().count(List.of(equal("n", Value.int32(4))))).isEqualTo(1);
    assertThat(pets.door().count(List.of(equal("n", Value.float64(4))))).isEqualTo(1);
    assertThat(pets.door().count(List.of(equal("n", Value.NULL)))).isEqualTo(1);
    assertThat(pets.door().count(List.of(absent("n")))).isEqualTo(1);
    assertThat(pets.door().count(List.of(present("n")))).isEqualTo(6);
    assertThat(pets.door().count(List.of(present("n.in")))).isEqualTo(1);
    assertThat(pets.door().count(List.of(absent("n.in")))).isEqualTo(6);
    assertThat(pets.door().count(List.of(present("n"), equal("_id", Value.int32(0))))).isEqualTo(1);
    assertThat(pets.door().count(List.of(present("n"), absent("n")))).isZero();
  }

  @Test
  default void countSeesAWriteThatWasJustAcknowledged(TestCollection pets) {
    insertSome(pets);
    assertThat(pets.door().count(List.of(present("done")))).isZero();
    assertThat(pets.write(TestCollection.settingDone(Value.int32(0), present("n"))))
        .isEqualTo(TestCollection.APPLIED);
    assertThat(pets.door().count(List.of(present("done")))).isEqualTo(1);
    assertThat(pets.door().count(List.of(absent("done")))).isEqualTo(6);
  }

  private static void insertSome(TestCollection pets) {
    List<Value> values =
        List.of(
            Value.int32(4),
            Value.float64(4),
            Value.NULL,
            Value.Array.of(Value.int32(4)),
            Document.of("in", Value.int32(4)),
            Value.text("4"));
    for (int i = 0; i < values.size(); i++) {
      pets.insert(keyed(Value.int32(i), "n", values.get(i)));
    }
    pets.insert(keyed(Value.int32(values.size()), "m", Value.int32(4)));
  }
}
