package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.KEY;
import static dev.lockstep.tck.contract.TestCollection.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Health;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the server as a whole tells: its name, clock, health, catalogue and validators. */
public interface ServerContract extends StoreUnderTest {
  @Test
  default void nameHoldsNoCredentials(TestCollection pets) {
    assertThat(pets.store().name()).isNotBlank().doesNotContain("@");
  }

  @Test
  default void clockOfTheServerNeverGoesBack(TestCollection pets) {
    Instant before = pets.store().now();
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    assertThat(pets.store().now()).isAfterOrEqualTo(before);
  }

  @Test
  default void healthIsMoreThanAPingOrDeclined(TestCollection pets) {
    Health health = pets.store().health();
    assertThat(health.ping().isNegative()).isFalse();
    assertThat(health.isTold()).isEqualTo(pets.offers(Capability.HEALTH));
  }

  @Test
  default void catalogueIsTheSameUntilSomethingIsBuilt(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    List<Document> before = pets.store().catalogue(pets.name());
    assertThat(before).isNotEmpty();
    pets.insert(keyed(Value.int32(2), "n", Value.int32(1)));
    assertThat(pets.store().catalogue(pets.name())).isEqualTo(before);
  }

  @Test
  default void validatorIsToldAndItsRefusalIsAnOutcome(TestCollection pets) {
    pets.insert(keyed(KEY, "n", Value.int32(1)));
    assertThat(pets.door().validator()).isEmpty();
    if (!pets.offers(Capability.VALIDATOR)) {
      return; // A store without validators has none to tell, as was just proven.
    }
    requireField(pets.name(), "n");
    assertThat(pets.door().validator()).isPresent();
    WriteOutcome outcome = pets.application().insert(keyed(Value.int32(2), "m", KEY));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WriteOutcome.Refused.class,
            refused -> assertThat(refused.cause()).isEqualTo(WriteOutcome.Cause.VALIDATOR));
  }

  @Test
  default void capabilitiesStayTheSame(TestCollection pets) {
    assertThat(pets.store().capabilities()).isEqualTo(pets.store().capabilities());
  }
}
