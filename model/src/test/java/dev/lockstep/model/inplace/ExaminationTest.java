package dev.lockstep.model.inplace;

import static dev.lockstep.model.inplace.Shapes.document;
import static dev.lockstep.model.inplace.Shapes.rename;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination.Difference;
import dev.lockstep.model.inplace.Examination.Disagreement;
import dev.lockstep.model.inplace.Examination.Finding;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an outsider sees of a document in which the sides disagree. */
class ExaminationTest {
  private final Shapes two = new Shapes(rename("town", "city"), rename("name", "title"));
  private final Examination examination = new Examination(two.layout);
  private final Document joined =
      two.joined(document("town", Value.text("Bath")).with("name", Value.text("Spa")));

  private static Optional<Document> reckoned(Document old) {
    return Optional.of(
        Document.of("_id", old.get("_id").orElseThrow(), "city", old.get("town").orElseThrow())
            .with("title", old.get("name").orElseThrow()));
  }

  @Test
  void whereTheSidesAgreeThereIsNoDisagreement() {
    assertThat(examination.examine(joined, ExaminationTest::reckoned)).isEqualTo(Finding.AGREED);
    assertThat(examination.disagreements(joined, ExaminationTest::reckoned)).isEmpty();
  }

  @Test
  void aDisagreementNamesThePathWithWhatItShouldHoldAndWhatItHolds() {
    Document other = joined.with("city", Value.text("York"));

    assertThat(examination.disagreements(other, ExaminationTest::reckoned))
        .containsExactly(
            new Disagreement(
                "city",
                List.of(
                    new Difference(
                        Path.of("city"),
                        Optional.of(Value.text("Bath")),
                        Optional.of(Value.text("York"))))));
  }

  @Test
  void whatIsGoneIsADifferenceToo() {
    assertThat(examination.disagreements(joined.without("title"), ExaminationTest::reckoned))
        .flatExtracting(Disagreement::differences)
        .containsExactly(
            new Difference(Path.of("title"), Optional.of(Value.text("Spa")), Optional.empty()));
  }

  @Test
  void whereNobodyCanSayWhatShouldBeThereNoPathIsNamed() {
    assertThat(examination.disagreements(joined, old -> Optional.empty()))
        .containsExactlyInAnyOrder(
            new Disagreement("city", List.of()), new Disagreement("title", List.of()));
  }
}
