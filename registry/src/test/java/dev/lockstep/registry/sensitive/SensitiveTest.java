package dev.lockstep.registry.sensitive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks sensitive, and what only looks alike. */
class SensitiveTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana@shop.example|EMAIL",
        "write to ana.b@shop.example, please|EMAIL",
        "4111 1111 1111 1111|CARD",
        "5500-0000-0000-0004|CARD",
        "paid by 4111111111111111 in May|CARD",
        "4111 1111 1111 1111 12 2027|CARD",
        "DE89 3704 0044 0532 0130 00|IBAN",
        "GB82WEST12345698765432|IBAN",
        "+49 30 901820|PHONE",
        "(030) 901-820-11|PHONE",
        "555-123-4567|PHONE",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln|TOKEN",
        "sk_live_abcdefgh|TOKEN",
        "AKIAIOSFODNN7EXAMPLE|TOKEN",
        "dGhpc0lzQVNlY3JldFRva2VuMTIz|TOKEN",
        "$2b$12$abcdefghijklmnopqrstuv|TOKEN",
        "219-09-9999|PERSON"
      })
  void aValueIsFlaggedByItsKind(String text, Sensitive kind) {
    assertThat(SensitiveValue.kind(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "paid",
        "2026-11-21",
        "2026-11-21T10:00:00.000Z",
        "12345",
        "4111 1111 1111 1112",
        "55f14312c7447c3da7051b26",
        "550e8400-e29b-41d4-a716-446655440000",
        "1.2.3",
        "192.168.0.1",
        "New York City Hall",
        "order-000123",
        "SKU-4711-XL",
        "en_US",
        "1700000000000"
      })
  void aValueThatOnlyLooksAlikeIsNot(String text) {
    assertThat(SensitiveValue.kind(text)).isEmpty();
  }

  @Test
  void aNumberCanBeThatOfACard() {
    assertThat(SensitiveValue.kind(4_111_111_111_111_111L)).contains(Sensitive.CARD);
    assertThat(SensitiveValue.kind(4_111_111_111_111_112L)).isEmpty();
    assertThat(SensitiveValue.kind(1_700_000_000_000L)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "password,PASSWORD", "user_pwd,PASSWORD", "accessToken,TOKEN", "apiKey,TOKEN",
    "contactEmail,EMAIL", "e-mail,EMAIL", "mobilePhone,PHONE", "lastName,PERSON",
    "dateOfBirth,PERSON", "iban,IBAN", "cardNumber,CARD", "accountNumber,IBAN"
  })
  void aFieldIsFlaggedByTheWordsOfItsName(String name, Sensitive kind) {
    assertThat(SensitiveName.kind(name)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "pinned", "key", "telephoneless", "status", ""})
  void aNameThatOnlyHoldsSuchLettersIsNot(String name) {
    assertThat(SensitiveName.kind(name)).isEmpty();
  }
}
