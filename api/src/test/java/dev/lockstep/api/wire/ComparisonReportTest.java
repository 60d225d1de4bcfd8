package dev.lockstep.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.wire.ComparisonReport.Component;
import dev.lockstep.api.wire.ComparisonReport.Counts;
import dev.lockstep.api.wire.ComparisonReport.Difference;
import dev.lockstep.api.wire.ComparisonReport.Journey;
import dev.lockstep.api.wire.ComparisonReport.State;
import dev.lockstep.api.wire.ComparisonReport.Step;
import dev.lockstep.api.wire.ComparisonReport.Told;
import dev.lockstep.api.wire.ComparisonReport.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runners tell of documents on which the shapes disagree. */
class ComparisonReportTest {
  private static final String NAME = "0f3a97c1d25e4b8890aa6f01c4e7d312";
  private static final ComparisonReport REPORT =
      new ComparisonReport(
          "db1/3f0a97c1",
          8,
          1_795_341_600_000L,
          new Counts(5000, 1, 0, 0, 0),
          List.of(new Step(1_795_341_500_000L, "The change came to backfill, with epoch 7.")),
          List.of(
              new Journey(
                  NAME,
                  Optional.empty(),
                  State.DIFFERENT,
                  "The shapes disagree now.",
                  List.of(new Component("city", "agreed", true)),
                  List.of(
                      new Difference(
                          "city",
                          "city",
                          new Told("string", Optional.of("\"Bath\"")),
                          new Told("", Optional.empty()))),
                  Optional.of(
                      new Written(
                          7,
                          Optional.of("backfill"),
                          Optional.of(1_795_341_500_000L),
                          Optional.empty())),
                  List.of("component city, shape old, reason conflict"))),
          0);

  @Test
  void aReportIsReadAsItWasWritten() {
    assertThat(WireJson.readComparison(WireJson.write(REPORT))).isEqualTo(REPORT);
  }

  @Test
  void thePageShowsReportAndDisclosureAsTheyAreWritten() throws IOException {
    assertThat(Files.readString(Path.of("..", "docs", "spec", "control-plane.md")))
        .contains(WireJson.write(REPORT), WireJson.write(new Disclosure(List.of("_id", "city"))));
  }

  @Test
  void whatIsOpenIsReadAsItWasWrittenWithoutPathsThatDoNotFit() {
    Disclosure disclosure =
        Disclosure.of(Stream.of("city", "a\u202eb", "x".repeat(1001), "address.zip"));
    assertThat(disclosure.paths()).containsExactly("city", "address.zip");
    assertThat(WireJson.readDisclosure(WireJson.write(disclosure))).isEqualTo(disclosure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "document":"0f3a97c1d25e4b8890aa6f01c4e7d312" | "document":"anna@example.com" | document
          "state":"different" | "state":"odd" | state
          "compared":5000 | "compared":-1 | compared
          "disagrees":true | "disagrees":"yes" | disagrees
          "documents":[ | "documents":{ | body
          """)
  void whatIsOutOfBoundsIsRefusedInOneSentence(String part, String instead, String what) {
    String whole = WireJson.write(REPORT);
    assertThat(whole).contains(part);
    assertThatThrownBy(() -> WireJson.readComparison(whole.replace(part, instead)))
        .isInstanceOf(WireException.class)
        .hasMessageContaining(what);
  }

  @Test
  void aValueThatIsLongAndDocumentsWithoutEndAreRefused() {
    assertThatThrownBy(() -> new Told("string", Optional.of("x".repeat(201))))
        .isInstanceOf(WireException.class);
    List<Journey> many = Collections.nCopies(21, REPORT.documents().getFirst());
    assertThatThrownBy(() -> new ComparisonReport("one", 8, 0, REPORT.counts(), List.of(), many, 0))
        .isInstanceOf(WireException.class);
  }
}
