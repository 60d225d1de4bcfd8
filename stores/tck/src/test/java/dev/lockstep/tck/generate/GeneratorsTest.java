package dev.lockstep.tck.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.tck.key.KeyOrder;
import dev.lockstep.testkit.seed.SeededTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GeneratorsTest {
  @Test
  void samplesHoldEveryTypeAndNoValueTwice() {
    assertThat(Samples.all()).doesNotHaveDuplicates();
    assertThat(Samples.all()).extracting(Value::type).containsAll(EnumSet.allOf(ValueType.class));
  }

  @Test
  void lookalikesDifferAndCoverEveryDistinction() {
    assertThat(Lookalike.all())
        .allSatisfy(pair -> assertThat(pair.held()).isNotEqualTo(pair.asserted()))
        .extracting(Lookalike::distinction)
        .containsAll(EnumSet.allOf(Distinction.class));
  }

  @SeededTest(cases = 20)
  void sameSeedDrawsTheSameDocuments(SplittableRandom random) {
    long seed = random.nextLong();
    assertThat(documents(seed)).isEqualTo(documents(seed)).hasSize(40);
  }

  private static List<Document> documents(long seed) {
    return new DocumentGenerator(new SplittableRandom(seed)).documents(40);
  }

  @Test
  void valuesOfEveryTypeAreDrawn() {
    ValueGenerator generator = new ValueGenerator(new SplittableRandom(1));
    Set<ValueType> drawn = EnumSet.noneOf(ValueType.class);
    Stream.generate(generator::next).limit(2_000).forEach(value -> drawn.add(value.type()));
    assertThat(drawn).isEqualTo(EnumSet.allOf(ValueType.class));
  }

  @Test
  void keysOfOneDrawAreAllDifferentToTheStore() {
    DocumentGenerator generator = new DocumentGenerator(new SplittableRandom(2));
    Set<Value> keys = new TreeSet<>(KeyOrder.BSON);
    List<Document> documents = generator.documents(300);
    documents.forEach(document -> keys.add(document.get("_id").orElseThrow()));
    assertThat(keys).hasSize(documents.size()).hasSizeGreaterThan(200);
    assertThat(keys).extracting(Value::type).containsAll(DocumentGenerator.KEY_TYPES);
  }
}
