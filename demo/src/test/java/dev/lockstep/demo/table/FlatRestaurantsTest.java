package dev.lockstep.demo.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlatRestaurantsTest {
  private static final List<Document> DOCUMENTS = FlatRestaurants.documents(1_000, 3);

  @Test
  void theSameSeedGivesTheSameDocuments() {
    assertThat(FlatRestaurants.documents(1_000, 3)).isEqualTo(DOCUMENTS);
    assertThat(FlatRestaurants.documents(1_000, 4)).isNotEqualTo(DOCUMENTS);
  }

  @Test
  void eachFieldHasOneTypeSoThatATableHoldsItAsItIs() {
    TableColumns columns = TableColumns.of(DOCUMENTS);

    assertThat(columns.remarks()).isEmpty();
    assertThat(columns.types().values()).hasSizeGreaterThan(10);
  }

  @Test
  void ratingsAreTextsOfNumbersAndTheTextForNone() {
    assertThat(DOCUMENTS.stream().map(document -> document.get("rating").orElseThrow()))
        .contains(Value.text("5"), Value.text("4.5"), Value.text("Not yet rated"));
  }
}
