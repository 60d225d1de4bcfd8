package dev.lockstep.registry.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.model.survey.Told;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a profile keeps of documents. */
class ProfilerTest {
  private static final CollectionSurvey SURVEY =
      new CollectionSurvey(
          "c",
          Optional.empty(),
          Shape.Fields.of(),
          Keys.NONE,
          new Told.Declined<>("indexes"),
          new Told.Declined<>("validators"),
          new Told.Declined<>("facts"),
          new Told.Declined<>("count"));

  private static Profile of(int count, IntFunction<Document> document) {
    Profiler profiler = new Profiler();
    IntStream.range(0, count).forEach(i -> profiler.add(document.apply(i), 100));
    return profiler.profile(Drawn.ALL);
  }

  private static Document document(Object... fields) {
    Document.Builder document = Document.builder();
    for (int i = 0; i < fields.length; i += 2) {
      document.add((String) fields[i], (Value) fields[i + 1]);
    }
    return document.build();
  }

  private static Seen at(Profile profile, String name) {
    return profile.root().fields().get(name);
  }

  @Test
  void extremesAreExactWhereDoublesAreNot() {
    long large = (1L << 53) + 1;
    Profile profile =
        of(
            2,
            i ->
                document(
                    "n", Value.int64(i == 0 ? large : -large),
                    "d", Value.Decimal128.parse(i == 0 ? "0.1" : "1E+40").orElseThrow(),
                    "f", Value.float64(i == 0 ? 0.5 : Double.NaN)));
    assertThat(at(profile, "n").max()).hasValue(BigDecimal.valueOf(large));
    assertThat(at(profile, "n").min()).hasValue(BigDecimal.valueOf(-large));
    assertThat(at(profile, "d").min().orElseThrow().toPlainString()).isEqualTo("0.1");
    assertThat(at(profile, "d").max().orElseThrow()).isEqualByComparingTo("1E+40");
    assertThat(at(profile, "f").special()).isOne();
    assertThat(ProfileStatistics.of(SURVEY, profile).at(Path.of("f")).orElseThrow().max())
        .isEmpty();
  }

  @Test
  void sizesAreToldALittleTooLargeAndNeverTooSmall() {
    SplittableRandom random = new SplittableRandom(11);
    List<Integer> sizes = new ArrayList<>();
    Profiler profiler = new Profiler();
    for (int i = 0; i < 5_000; i++) {
      int size = random.nextInt(1 << random.nextInt(1, 25));
      sizes.add(size);
      profiler.add(Document.empty(), size);
    }
    Collections.sort(sizes);
    int usual = sizes.get(4_994);
    Sizes told = profiler.profile(Drawn.ALL).bytes().orElseThrow();
    assertThat(told.most()).isEqualTo(sizes.getLast().longValue());
    assertThat(told.p999()).isBetween((long) usual, usual + usual / 64L);
    assertThat(new Profiler().profile(Drawn.ALL).bytes()).isEmpty();
  }

  @Test
  void presenceNullsAndTypesAreCounted() {
    Profile profile =
        of(
            10,
            i ->
                i == 0
                    ? Document.empty()
                    : document(
                        "a",
                        i < 4 ? Value.NULL : Value.text("x" + i % 2),
                        "list",
                        Value.Array.of(Value.int32(1), Value.NULL, Value.int32(i))));
    Seen a = at(profile, "a");
    assertThat(a.documents()).isEqualTo(9);
    assertThat(a.nullDocuments()).isEqualTo(3);
    assertThat(a.types())
        .containsExactlyInAnyOrderEntriesOf(Map.of(ValueType.NULL, 3L, ValueType.STRING, 6L));
    assertThat(a.each()).hasValue(Map.of("x0", 3L, "x1", 3L));
    Seen element = at(profile, "list").element().orElseThrow();
    assertThat(element.documents()).isEqualTo(9);
    assertThat(element.nullDocuments()).isEqualTo(9);
    assertThat(element.values()).isEqualTo(27);
    assertThat(at(profile, "list").items()).isEqualTo(new Lengths(3, 3));
  }

  @Test
  void differentValuesAreCountedWhileFewAndEstimatedThen() {
    Profile profile =
        of(100_000, i -> document("few", Value.int32(i % 20), "many", Value.text("value-" + i)));
    assertThat(at(profile, "few").different()).isEqualTo(20);
    assertThat(at(profile, "few").each().orElseThrow()).containsEntry("7", 5_000L);
    assertThat(at(profile, "many").each()).isEmpty();
    assertThat(at(profile, "many").different()).isBetween(88_000L, 112_000L);
  }

  @Test
  void namesThatAreDataShareOnePlace() {
    SplittableRandom random = new SplittableRandom(5);
    Profile profile =
        of(
            2_000,
            i -> {
              Document.Builder prices = Document.builder();
              prices.add(new UUID(random.nextLong(), i).toString(), Value.int32(i));
              prices.add(new UUID(random.nextLong(), i).toString(), Value.int32(i));
              return document("_id", Value.int32(i), "prices", prices.build());
            });
    Seen prices = at(profile, "prices");
    assertThat(prices.fields()).isEmpty();
    assertThat(prices.entryNames()).isBetween(3_500L, 4_500L);
    assertThat(prices.entryPattern().orElseThrow()).startsWith("^[0-9a-fA-F]{8}-");
    assertThat(prices.entries().orElseThrow().values()).isEqualTo(4_000);
    assertThat(profile.shapes()).hasSize(1);
    Statistics statistics = ProfileStatistics.of(SURVEY, profile);
    assertThat(statistics.at(Path.parse("prices.anything")).orElseThrow().present())
        .as("a name that was taken for data is not said to be nowhere")
        .isEqualTo(2_000);
  }

  @Test
  void fewNamesThatLookAlikeAreDataToo() {
    List<String> languages = List.of("en", "de", "fr", "it", "es", "pt");
    Profile profile =
        of(50, i -> document("title", document(languages.get(i % 6), Value.text("t"))));
    assertThat(at(profile, "title").fields()).isEmpty();
    assertThat(at(profile, "title").entryPattern()).hasValue(KeyForm.LANGUAGE.pattern());
  }

  @Test
  void kindsOfDocumentsWithManyFieldsOfTheirOwnAreNoMap() {
    Profile profile =
        of(
            4_096,
            i -> {
              Document.Builder event = Document.builder();
              for (int field = 0; field < 6; field++) {
                event.add(
                    "kind" + "abcdefgh".charAt(i % 8) + "field" + (char) ('a' + field),
                    Value.text("x"));
              }
              return event.build();
            });
    assertThat(profile.root().entries()).isEmpty();
    assertThat(profile.root().fields()).hasSize(48);
    assertThat(profile.shapes()).hasSize(8);
  }

  @Test
  void tenThousandNamesInADocumentStayWithinBounds() {
    SplittableRandom random = new SplittableRandom(6);
    Profiler profiler = new Profiler();
    for (int i = 0; i < 20; i++) {
      Document.Builder wide = Document.builder().add("_id", Value.int32(i));
      for (int field = 0; field < 10_000; field++) {
        wide.add("f" + i + "_" + field + "_" + random.nextInt(1_000_000), Value.int32(field));
      }
      profiler.add(wide.build(), 1_000_000);
    }
    Profile profile = profiler.profile(Drawn.ALL);
    assertThat(profile.root().fields().size()).isLessThanOrEqualTo(1_000);
    assertThat(profile.root().fields()).containsKey("_id");
    assertThat(profile.root().entryNames()).isGreaterThan(150_000);
  }

  @Test
  void whateverIsFedTheNumberOfPlacesIsBounded() {
    SplittableRandom random = new SplittableRandom(7);
    Profiler profiler = new Profiler();
    for (int i = 0; i < 300; i++) {
      profiler.add(bush(random, 4), 1_000);
    }
    assertThat(places(profiler.profile(Drawn.ALL).root())).isLessThan(12_000);
  }

  private static Document bush(SplittableRandom random, int depth) {
    Document.Builder bush = Document.builder();
    for (int i = 0; i < 5; i++) {
      Value inner = depth == 0 ? Value.int32(i) : bush(random, depth - 1);
      bush.add("n" + Long.toHexString(random.nextLong()), inner);
    }
    return bush.build();
  }

  private static int places(Seen seen) {
    int sum = 1 + seen.fields().values().stream().mapToInt(ProfilerTest::places).sum();
    return sum
        + seen.entries().map(ProfilerTest::places).orElse(0)
        + seen.element().map(ProfilerTest::places).orElse(0);
  }

  @Test
  void documentsAHundredLevelsDeepAreFollowed() {
    Value deep = Value.int32(1);
    for (int i = 0; i < 100; i++) {
      deep = i % 2 == 0 ? Document.of("d", deep) : Value.Array.of(deep);
    }
    Document root = Document.of("deep", deep);
    Profile profile = of(3, i -> root);
    assertThat(places(profile.root())).isEqualTo(102);
  }

  @Test
  void mixedShapesAreCounted() {
    Profile profile =
        of(
            100,
            i ->
                i % 10 == 0
                    ? document("a", Value.text("1"), "b", Value.NULL)
                    : document("b", Value.int32(1), "a", Value.int32(i)));
    assertThat(profile.shapes()).extracting(ShapeCount::documents).containsExactly(90L, 10L);
    assertThat(profile.shapes().getLast().places()).contains("a: string", "b: null");
  }

  @Test
  void kindsAreEvidentWhereAFieldTellsThemApart() {
    Profile profile =
        of(
            20,
            i ->
                document(
                    "payment",
                    i % 2 == 0
                        ? document("kind", Value.text("card"), "last4", Value.text("1234"))
                        : document("kind", Value.text("cash"), "till", Value.int32(3))));
    Seen.Kinds kinds = at(profile, "payment").kinds().orElseThrow();
    assertThat(kinds.field()).isEqualTo("kind");
    assertThat(kinds.fields().get("cash")).containsOnlyKeys("kind", "till");
  }

  @Test
  void whatLooksSensitiveIsFlaggedAndNotKept() {
    Profile profile =
        of(
            10,
            i ->
                document(
                    "contact", Value.text("ana" + i % 2 + "@shop.example"),
                    "card", Value.int64(4_111_111_111_111_111L),
                    "pwd", Value.text("secret"),
                    "byAddress", document("bob@shop.example", Value.int32(1))));
    assertThat(at(profile, "contact").sensitivity()).isPresent();
    assertThat(at(profile, "contact").each()).isEmpty();
    assertThat(at(profile, "card").max()).isEmpty();
    assertThat(at(profile, "pwd").each()).isEmpty();
    assertThat(at(profile, "byAddress").fields()).isEmpty();
    assertThat(at(profile, "byAddress").entries()).isPresent();
  }

  @Test
  void aSampleSaysWhatItProves() {
    assertThat(new Extent(Drawn.RANDOM, 1_000, 0).sentence())
        .isEqualTo(
            "Looked at 1,000 documents drawn at random: what none of them showed is in fewer than"
                + " 0.3 % of all documents, at 95 % confidence.");
    assertThat(new Extent(Drawn.ALL, 5, 0).isFull()).isTrue();
    assertThat(new Extent(Drawn.ALL, 5, 1).isFull()).isFalse();
    assertThat(new Extent(Drawn.FIRST, 5, 0).sentence()).contains("proves nothing");
  }
}
