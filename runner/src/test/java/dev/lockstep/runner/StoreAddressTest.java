package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.problem.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a store's address may be seen. */
final class StoreAddressTest {
  @ParameterizedTest
  @CsvSource({
    "mongodb://h:1/db, mongodb://h:1/db, false",
    "mongodb://ann:s%40cret@h:1/db, mongodb://h:1/db, true",
    "mongodb://ann:s%40cret@h:1, mongodb://h:1, true",
    "'mongodb://ann:s@h1:1,h2:2/db?w=majority', 'mongodb://h1:1,h2:2/db?w=majority', true",
    "mongodb://ann@h/db?authSource=admin, mongodb://h/db?authSource=admin, true",
    "mongodb://h/db?tlsCertificateKeyFilePassword=s&w=1, mongodb://h/db?w=1, true",
    "mongodb://h/db?authMechanismProperties=AWS_SESSION_TOKEN:s, mongodb://h/db, true",
    "cassandra://h/k?tls=true&tlsCertificateKeyFilePassword=s, cassandra://h/k?tls=true, true",
    "memory:people, memory:people, false"
  })
  void credentialsAreLeftOut(String given, String shown, boolean hasCredentials) {
    StoreAddress address = StoreAddress.parse(given);
    assertThat(address.shown()).isEqualTo(shown);
    assertThat(address).hasToString(shown);
    assertThat(address.hasCredentials()).isEqualTo(hasCredentials);
    assertThat(address.uri()).hasToString(given);
  }

  @Test
  void wordsOfOthersAreFreedOfTheSecret() {
    StoreAddress address = StoreAddress.parse("mongodb://ann:s%40cret@h/db");
    assertThat(address.hide("the server said s@cret and s%40cret")).doesNotContain("cret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "", "://x", "mongodb://ann:se^cret@h/db"})
  void whatCannotBeReadIsNotRepeated(String given) {
    assertThatThrownBy(() -> StoreAddress.parse(given))
        .isInstanceOf(Problem.class)
        .hasMessageStartingWith("Cannot read the address of the store: ")
        .hasMessageNotContaining("cret");
  }

  @Test
  void theEnvironmentMayNameTheStore() {
    assertThat(StoreAddress.in(Map.of())).isEmpty();
    assertThat(StoreAddress.in(Map.of("LOCKSTEP_STORE", " "))).isEmpty();
    assertThat(StoreAddress.in(Map.of("LOCKSTEP_STORE", "memory:x")).orElseThrow().shown())
        .isEqualTo("memory:x");
  }
}
