package dev.lockstep.engine.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexKeysTest {
  private static final Document NOTHING = Document.of("_id", Value.int32(1));

  private static IndexKeys keys(boolean sparse, String... paths) {
    Document.Builder names = Document.builder();
    for (String path : paths) {
      names.add(path, Value.int32(1));
    }
    return new IndexKeys(
        new Operation.AddIndex(
            "unique", names.build(), new Operation.IndexOptions(true, sparse, Optional.empty())));
  }

  private static Document with(Value value) {
    return Document.of("a", value);
  }

  @Test
  void numbersAreEqualAcrossTypes() {
    IndexKeys keys = keys(false, "a");
    assertThat(keys.of(with(Value.int32(4))))
        .isEqualTo(keys.of(with(Value.int64(4))))
        .isEqualTo(keys.of(with(Value.float64(4))))
        .isEqualTo(keys.of(with(Value.Decimal128.parse("4.00").orElseThrow())))
        .isNotEqualTo(keys.of(with(Value.text("4"))))
        .isNotEqualTo(keys.of(with(Value.float64(4.5))));
  }

  @Test
  void absenceCountsAsNullUnlessTheIndexIsSparse() {
    assertThat(keys(false, "a").of(NOTHING))
        .hasSize(1)
        .isEqualTo(keys(false, "a").of(with(Value.NULL)));
    assertThat(keys(true, "a").of(NOTHING)).isEmpty();
    assertThat(keys(true, "a", "b").of(with(Value.int32(1)))).hasSize(1);
  }

  @Test
  void anArrayHasAnEntryForEachElement() {
    Value array = Value.Array.of(Value.int32(1), Value.int32(2), Value.int32(1));
    assertThat(keys(false, "a").of(with(array)))
        .hasSize(2)
        .containsAll(keys(false, "a").of(with(Value.int32(2))));
    Value documents =
        Value.Array.of(
            Document.of("b", Value.int32(1)), Value.text("no"), Document.of("b", Value.int32(2)));
    assertThat(keys(false, "a.b").of(with(documents))).hasSize(2);
    assertThat(keys(false, "a").of(with(Value.Array.of()))).hasSize(1);
  }
}
