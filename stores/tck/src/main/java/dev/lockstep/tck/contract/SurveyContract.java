package dev.lockstep.tck.contract;

import static dev.lockstep.tck.contract.TestCollection.keyed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.Reading;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.Survey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a store tells of itself to somebody who only looks, or that it declines to. */
public interface SurveyContract extends StoreUnderTest {
  @Test
  default void aStoreTellsOfItselfOrRefusesByName(TestCollection pets) {
    if (pets.offers(Capability.SURVEY)) {
      assertThat(pets.store().survey()).isNotNull();
      return;
    }
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> pets.store().survey())
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(ProblemCode.STORE_INCAPABLE);
          assertThat(problem.fields()).containsEntry("capability", "SURVEY");
        });
  }

  @Test
  default void everyDocumentIsReadOnceByWhoReadsAll(TestCollection pets) {
    if (!pets.offers(Capability.SURVEY)) {
      return; // The refusal is proven above.
    }
    for (int i = 0; i < 2_500; i++) {
      pets.insert(keyed(Value.int32(i), "n", Value.int32(i)));
    }
    try (Reading all = pets.store().survey().read(pets.name(), OptionalLong.empty())) {
      assertThat(all.drawn()).isEqualTo(Drawn.ALL);
      assertThat(read(all)).hasSize(2_500).doesNotHaveDuplicates();
    }
    try (Reading some = pets.store().survey().read(pets.name(), OptionalLong.of(100))) {
      assertThat(some.drawn()).isNotEqualTo(Drawn.ALL);
      assertThat(read(some)).hasSizeBetween(50, 100);
    }
  }

  private static List<Value> read(Reading reading) {
    List<Value> keys = new ArrayList<>();
    List<StoredDocument> batch = reading.next();
    while (!batch.isEmpty()) {
      batch.forEach(document -> keys.add(document.key()));
      batch = reading.next();
    }
    return keys;
  }

  @Test
  default void lookingAroundChangesNothing(TestCollection pets) {
    if (!pets.offers(Capability.SURVEY)) {
      return; // The refusal is proven above.
    }
    pets.insert(keyed(TestCollection.KEY, "n", Value.int32(1)));
    List<Document> catalogue = pets.store().catalogue(pets.name());
    var collections = pets.store().collections();
    Survey survey = pets.store().survey();
    assertThat(survey.collection(pets.name()).name()).isEqualTo(pets.name());
    assertThat(survey.writers().silent()).allMatch(told -> told.silence().isPresent());
    try (Reading all = survey.read(pets.name(), OptionalLong.empty())) {
      assertThat(read(all)).containsExactly(TestCollection.KEY);
    }
    assertThat(pets.found()).isEqualTo(keyed(TestCollection.KEY, "n", Value.int32(1)));
    assertThat(pets.store().catalogue(pets.name())).isEqualTo(catalogue);
    assertThat(pets.store().collections()).isEqualTo(collections);
  }

  @Test
  default void indexesAreToldInTheWordsOfContracts(TestCollection pets) {
    if (!pets.offers(Capability.SURVEY) || !pets.offers(Capability.INDEXES)) {
      return; // The refusals are proven elsewhere.
    }
    pets.insert(keyed(TestCollection.KEY, "n", Value.int32(1)));
    Document keys = Document.of("n", Value.int32(1), "m", Value.int32(-1));
    Index index = new Index("n_1", keys, true, false, Optional.empty(), Optional.empty());
    assertThat(pets.door().createIndex(index)).isInstanceOf(IndexOutcome.Ready.class);
    CollectionSurvey survey = pets.store().survey().collection(pets.name());
    assertThat(survey.indexes().known().orElseThrow().all())
        .singleElement()
        .satisfies(told -> {
          assertThat(told.name()).isEqualTo("n_1");
          assertThat(told.options().unique()).isTrue();
          assertThat(told.keys())
              .extracting(part -> part.path() + " " + part.order().word())
              .containsExactly("n asc", "m desc");
        });
    assertThat(survey.documents().known()).contains(1L);
  }

  @Test
  default void whatIsNotThereIsAProblem(TestCollection pets) {
    if (!pets.offers(Capability.SURVEY)) {
      return; // The refusal is proven above.
    }
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> pets.store().survey().collection("nothing_of_this_name"))
        .extracting(Problem::code)
        .isEqualTo(ProblemCode.COLLECTION_MISSING);
  }
}
