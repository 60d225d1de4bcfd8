package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.generate.DocumentGenerator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Ranges hold every key of every type, once; a scan goes on after any key. */
public interface ScanContract extends StoreUnderTest {
  @Test
  default void rangesOfAnEmptyCollectionHoldWhateverComesLater(TestCollection pets) {
    List<KeyRange> before = pets.door().ranges(4);
    Collection<Value> keys = insertKeys(pets, 100);
    List<Value> found = new ArrayList<>();
    for (KeyRange range : before) {
      pets.scanned(range, Optional.empty(), 7).forEach(document -> found.add(document.key()));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  default void everyKeyOfEveryTypeIsInExactlyOneRange(TestCollection pets) {
    Collection<Value> keys = insertKeys(pets, 200);
    for (int wanted : List.of(1, 2, 5, 32)) {
      assertThat(pets.scanned(wanted, 9))
          .as("keys of about %s ranges", wanted)
          .extracting(StoredDocument::key)
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  default void numbersOfAllTypesAreScannedTogetherOnce(TestCollection pets) {
    List<Value> wanted =
        List.of(
            Value.int32(4),
            Value.int64(5),
            Value.float64(4.5),
            Value.int64(Long.MAX_VALUE),
            Value.float64(Double.NEGATIVE_INFINITY),
            Value.float64(Double.NaN),
            Value.int32(-1),
            Value.float64(-0.5));
    List<Value> keys = wanted.stream().filter(key -> allows(key.type())).toList();
    keys.forEach(key -> pets.insert(keyed(key, "n", key)));
    for (int page : List.of(1, 3, 100)) {
      assertThat(pets.scanned(3, page))
          .as("in pages of %s", page)
          .extracting(StoredDocument::key)
          .containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  @Test
  default void keysThatTheStoreHoldsEqualAreScannedAsItHoldsThem(TestCollection pets) {
    List<Value> alike =
        List.of(
            Value.int32(4),
            Value.float64(4),
            Value.int64(4),
            Document.of("a", Value.int32(1), "b", Value.int32(2)),
            Document.of("a", Value.float64(1), "b", Value.int32(2)),
            Document.of("b", Value.int32(2), "a", Value.int32(1)));
    List<Document> held = new ArrayList<>();
    for (Value key : alike.stream().filter(key -> allows(key.type())).toList()) {
      Document document = keyed(key, "n", Value.int32(held.size()));
      if (pets.application().insert(document).equals(new WriteOutcome.Applied())) {
        held.add(document);
      }
    }
    assertThat(pets.application().all()).containsExactlyInAnyOrderElementsOf(held);
    for (int page : List.of(1, 2, 10)) {
      assertThat(TestCollection.documents(pets.scanned(3, page)))
          .containsExactlyInAnyOrderElementsOf(held);
    }
  }

  @Test
  default void scanGoesOnAfterAnyKey(TestCollection pets) {
    Collection<Value> keys = insertKeys(pets, 60);
    int resumed = 0;
    for (KeyRange range : pets.door().ranges(3)) {
      List<StoredDocument> all = pets.scanned(range, Optional.empty(), 100);
      for (int i = 0; i < all.size(); i++) {
        Optional<Value> after = Optional.of(all.get(i).key());
        assertThat(pets.scanned(range, after, 100))
            .as("after %s in %s", after, range)
            .isEqualTo(all.subList(i + 1, all.size()));
        resumed++;
      }
    }
    assertThat(resumed).isEqualTo(keys.size());
  }

  @Test
  default void scanGoesOnAfterAKeyThatWasDeleted(TestCollection pets) {
    for (int i = 0; i < 10; i++) {
      pets.insert(keyed(Value.int32(i), "n", Value.int32(i)));
    }
    KeyRange range = rangeOf(pets, Value.int32(4));
    List<Value> before = keys(pets, range, Optional.empty());
    assertThat(pets.application().delete(Value.int32(4))).isEqualTo(new WriteOutcome.Applied());
    assertThat(keys(pets, range, Optional.of(Value.int32(4))))
        .isEqualTo(before.subList(before.indexOf(Value.int32(4)) + 1, before.size()));
  }

  private static List<Value> keys(TestCollection pets, KeyRange range, Optional<Value> after) {
    return pets.scanned(range, after, 2).stream().map(StoredDocument::key).toList();
  }

  private static KeyRange rangeOf(TestCollection pets, Value key) {
    return pets.door().ranges(1).stream()
        .filter(range -> keys(pets, range, Optional.empty()).contains(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  default void manyRangesShareTheKeysOut(TestCollection pets) {
    for (int i = 0; i < 400; i++) {
      pets.insert(keyed(Value.int32(i), "n", Value.int32(i)));
    }
    List<Integer> sizes =
        pets.door().ranges(8).stream()
            .map(range -> pets.scanned(range, Optional.empty(), 1000).size())
            .filter(size -> size > 0)
            .toList();
    assertThat(sizes).as("documents of each range").hasSizeGreaterThan(1);
  }

  private Collection<Value> insertKeys(TestCollection pets, int wanted) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    Set<ValueType> values = EnumSet.of(ValueType.INT32, ValueType.STRING, ValueType.DOCUMENT);
    Set<ValueType> keyTypes = EnumSet.copyOf(DocumentGenerator.KEY_TYPES);
    keyTypes.removeAll(declined().keys());
    DocumentGenerator generator = new DocumentGenerator(random, values, keyTypes);
    List<Value> taken = new ArrayList<>();
    for (Document document : generator.documents(wanted)) {
      if (pets.application().insert(document).equals(new WriteOutcome.Applied())) {
        taken.add(document.get("_id").orElseThrow());
      }
    }
    assertThat(taken).extracting(Value::type).containsAll(keyTypes);
    return taken;
  }

  private boolean allows(ValueType type) {
    return !declined().keys().contains(type);
  }
}
