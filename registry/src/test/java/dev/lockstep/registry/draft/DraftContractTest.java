package dev.lockstep.registry.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.contract.Validator;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.model.survey.EngineFacts;
import dev.lockstep.model.survey.Told;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.evidence.Statistics.Spread;
import dev.lockstep.registry.evidence.StatisticsFile;
import dev.lockstep.registry.evidence.StatisticsText;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintFinding;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.lint.NameStyle;
import dev.lockstep.registry.profile.Profile;
import dev.lockstep.registry.profile.ProfileStatistics;
import dev.lockstep.registry.profile.Profiler;
import dev.lockstep.testkit.seed.SeededTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A draft is a contract that reads without a finding and that lint takes without an error. */
class DraftContractTest {
  private static final LintSettings SETTINGS =
      new LintSettings(NameStyle.ANY, NameStyle.ANY, Optional.empty());
  private static final Keys BY_ID =
      new Keys(
          List.of(Path.of("_id")), List.of(), List.of(), List.of(), Map.of(), Optional.empty());

  /** One of each, though no store has them all. */
  private static final EngineFacts FACTS =
      new EngineFacts(
          Optional.of(Map.of("note", new EngineFacts.Column("bigint", "static"))),
          Optional.of(Set.of()),
          Optional.of(Map.of("by_zip", List.of("zip"))),
          Optional.of(Map.of("pk", "S")),
          Optional.of(new EngineFacts.Cluster(Set.of("5.0.2", "4.1.3"), 1, 2)));

  private static final Document SCHEMA =
      Document.of("required", Value.Array.of(Value.text("status")));

  private static final Storage RULED =
      ruled(Document.of("$jsonSchema", SCHEMA, "total", Document.of("$gt", Value.int64(0))));

  /** Names of fields, and texts, that files could take for something else. */
  private static final List<String> ODD =
      List.of(
          "",
          ".",
          "a.b",
          "$set",
          "\"",
          "'",
          "\\",
          "#",
          "- a",
          "a: b",
          "{x}",
          "[]",
          "null",
          "true",
          "1",
          "1e5",
          "type",
          "kind",
          "\t",
          "\n",
          " a ",
          "é",
          "\u0001",
          "\ufeff",
          "😀",
          "~",
          "*",
          "&a",
          "!t",
          "%",
          "@",
          "`",
          "|",
          ">",
          "?",
          "yes",
          "A",
          "a",
          "email",
          "_lockstep",
          "2026-11-21",
          "name\u2028x",
          "\u0085",
          "0x1",
          "=",
          "<<");

  private static Storage ruled(Document rule) {
    return new Storage(
        Optional.of(
            new Validator(Validator.Level.STRICT, Validator.Action.ERROR, Optional.of(rule))),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Footprint.NONE);
  }

  private static CollectionSurvey survey(Storage storage, Index... indexes) {
    return new CollectionSurvey(
        "orders",
        Optional.of(Engine.MONGODB),
        Shape.Fields.of(),
        BY_ID,
        new Told.Known<>(
            new CollectionSurvey.Indexes(List.of(indexes), new Told.Declined<>("$indexStats"))),
        new Told.Known<>(storage),
        new Told.Known<>(FACTS),
        new Told.Known<>(1L));
  }

  private static Profile profile(Drawn drawn, Stream<Document> documents) {
    Profiler profiler = new Profiler();
    documents.forEach(each -> profiler.add(each, 100));
    return profiler.profile(drawn);
  }

  private static Contract read(String draft) {
    Outcome<Contract> outcome =
        ContractFile.read("draft.odcs.yaml", draft.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).as(draft).isInstanceOf(Outcome.Whole.class);
    Located<Contract> read = ((Outcome.Whole<Contract>) outcome).located();
    assertThat(Lint.of(List.of(read), List.of(), SETTINGS))
        .as(draft)
        .filteredOn(finding -> finding.level() == Level.ERROR)
        .isEmpty();
    assertThat(Lint.of(List.of(read), List.of(), SETTINGS))
        .extracting(LintFinding::toString)
        .noneMatch(finding -> finding.contains("id-missing"));
    return read.value();
  }

  private static Document order(int i) {
    Document base =
        Document.builder()
            .add("_id", Value.int32(i))
            .add("status", Value.text(i % 3 == 0 ? "paid" : "new"))
            .add("total", Value.int64(100L * i))
            .add(
                "lines", Value.Array.of(Document.of("sku", Value.text("a"), "qty", Value.int32(i))))
            .add("email", Value.text("ana" + i + "@shop.example"))
            .build();
    return i % 2 == 0 ? base : base.with("note", i % 4 == 1 ? Value.NULL : Value.text("later"));
  }

  @Test
  void whatAllDocumentsHaveIsRequiredAfterAFullScanOnly() {
    Stream<Document> orders = IntStream.range(0, 200).mapToObj(DraftContractTest::order);
    CollectionPromise full =
        read(DraftContract.of(survey(Storage.NONE), profile(Drawn.ALL, orders)))
            .collections()
            .getFirst();
    assertThat(full.shape().fields())
        .filteredOn(Field::required)
        .extracting(Field::name)
        .containsExactly("_id", "status", "total", "lines", "email");
    assertThat(full.engine()).contains(Engine.MONGODB);
    assertThat(full.keys().primary()).containsExactly(Path.of("_id"));
    assertThat(full.shape().at(Path.of("note")).getFirst().facts().nullable()).isTrue();
    Stream<Document> some = IntStream.range(0, 200).mapToObj(DraftContractTest::order);
    CollectionPromise sampled =
        read(DraftContract.of(survey(Storage.NONE), profile(Drawn.RANDOM, some)))
            .collections()
            .getFirst();
    assertThat(sampled.shape().fields()).noneMatch(Field::required);
  }

  @Test
  void listsOfValuesAreOnlyRemarksAndSensitiveValuesAreNowhere() {
    Stream<Document> orders = IntStream.range(0, 200).mapToObj(DraftContractTest::order);
    String draft = DraftContract.of(survey(Storage.NONE), profile(Drawn.ALL, orders));
    assertThat(draft)
        .contains("# enum candidates: new, paid")
        .contains("sensitivity: confidential")
        .doesNotContain("@shop.example");
    assertThat(read(draft).collections().getFirst().shape().at(Path.of("status")).getFirst())
        .satisfies(status -> assertThat(status.facts().choice()).isEmpty());
  }

  @Test
  void indexesValidatorAndTimeToLiveAreTakenOver() {
    Index byStatus =
        new Index(
            Optional.empty(),
            "by_status",
            List.of(
                KeyPart.ascending(Path.of("status")),
                new KeyPart(Path.parse("lines.sku"), KeyPart.Order.DESC)),
            Optional.empty(),
            new Index.Options(
                true,
                false,
                Optional.of(Document.of("total", Document.of("$gt", Value.int64(5)))),
                Optional.of(Duration.ofDays(30)),
                Optional.empty(),
                Optional.empty()));
    Index elsewhere =
        new Index(
            Optional.empty(),
            "elsewhere",
            List.of(KeyPart.ascending(Path.of("nowhere"))),
            Optional.empty(),
            Index.Options.PLAIN);
    Storage storage =
        new Storage(
            Optional.of(new Validator(Validator.Level.MODERATE, Validator.Action.WARN)),
            Optional.of(new Ttl(Optional.of(Path.of("status")), Optional.of(Duration.ofDays(30)))),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Footprint.NONE);
    Stream<Document> orders = IntStream.range(0, 20).mapToObj(DraftContractTest::order);
    CollectionPromise promise =
        read(DraftContract.of(survey(storage, byStatus, elsewhere), profile(Drawn.ALL, orders)))
            .collections()
            .getFirst();
    assertThat(promise.indexes())
        .singleElement()
        .satisfies(index -> {
          assertThat(index.keys()).isEqualTo(byStatus.keys());
          assertThat(index.options()).isEqualTo(byStatus.options());
        });
    assertThat(promise.storage().validator()).isEqualTo(storage.validator());
    assertThat(promise.storage().ttl()).isEqualTo(storage.ttl());
  }

  @Test
  void theSchemaOfTheValidatorIsPromisedAndWhatElseItAsksIsRemarked() {
    Profile none = profile(Drawn.ALL, Stream.empty());
    String whole = DraftContract.of(survey(ruled(Document.of("$jsonSchema", SCHEMA))), none);
    assertThat(validator(whole).schema()).contains(SCHEMA);
    assertThat(whole).doesNotContain("left out");
    String partial = DraftContract.of(survey(RULED), none);
    assertThat(validator(partial).schema()).contains(SCHEMA);
    assertThat(partial).contains("# left out: conditions of the validator");
    Document listed =
        Document.of(
            "properties",
            Document.of(
                "by", Document.of("enum", Value.Array.of(Value.text("ana.berg@shop.example")))));
    String hidden = DraftContract.of(survey(ruled(Document.of("$jsonSchema", listed))), none);
    assertThat(validator(hidden).schema()).isEmpty();
    assertThat(hidden).contains("# left out: conditions").doesNotContain("ana.berg");
  }

  private static Validator validator(String draft) {
    return read(draft).collections().getFirst().storage().validator().orElseThrow();
  }

  @Test
  void anEmptyCollectionHasADraft() {
    Contract contract =
        read(DraftContract.of(survey(Storage.NONE), profile(Drawn.ALL, Stream.empty())));
    assertThat(contract.collections()).hasSize(1);
  }

  @Test
  void statisticsAreReadAsTheyWereWritten() {
    Stream<Document> orders = IntStream.range(0, 50).mapToObj(DraftContractTest::order);
    Map<String, Statistics> written =
        Map.of("orders", ProfileStatistics.of(survey(RULED), profile(Drawn.ALL, orders)));
    String text = StatisticsText.of(written);
    Outcome<Map<String, Statistics>> outcome =
        StatisticsFile.read("stats.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).as(text).isInstanceOf(Outcome.Whole.class);
    assertThat(((Outcome.Whole<Map<String, Statistics>>) outcome).located().value())
        .isEqualTo(written);
    assertThat(text).doesNotContain("@shop.example");
  }

  @Test
  void whatIsNotKnownOfAllIsLeftOutOfStatistics() {
    Stream<Document> orders = IntStream.range(0, 50).mapToObj(DraftContractTest::order);
    Statistics sampled = ProfileStatistics.of(survey(Storage.NONE), profile(Drawn.RANDOM, orders));
    assertThat(sampled.sizes()).isEmpty();
    Statistics few =
        ProfileStatistics.of(
            survey(Storage.NONE),
            profile(
                Drawn.ALL,
                Stream.of("Berg", "Roth", "Berg")
                    .map(name -> Document.of("name", Value.text(name)))));
    assertThat(few.sizes()).contains(new Sizes(100, 100));
    assertThat(few.at(Path.of("name")).orElseThrow())
        .satisfies(name -> {
          assertThat(name.values()).as("three names may be those of people").isEmpty();
          assertThat(name.spread()).contains(new Spread(2, 2));
        });
  }

  @SeededTest(cases = 60)
  void whateverDocumentsHoldTheDraftReadsAndLintTakesIt(SplittableRandom random) {
    List<Document> documents =
        IntStream.range(0, 40)
            .mapToObj(i -> hostile(random, 4).with("_id", any(random, 0)))
            .toList();
    Drawn drawn = random.nextBoolean() ? Drawn.ALL : Drawn.RANDOM;
    Profile profile = profile(drawn, documents.stream());
    Contract unused = read(DraftContract.of(survey(Storage.NONE), profile));
    Map<String, Statistics> written =
        Map.of("orders", ProfileStatistics.of(survey(Storage.NONE), profile));
    String text = StatisticsText.of(written);
    Outcome<Map<String, Statistics>> outcome =
        StatisticsFile.read("stats.yaml", text.getBytes(StandardCharsets.UTF_8));
    assertThat(outcome).as(text).isInstanceOf(Outcome.Whole.class);
    assertThat(((Outcome.Whole<Map<String, Statistics>>) outcome).located().value())
        .isEqualTo(written);
  }

  private static Document hostile(RandomGenerator random, int depth) {
    Document document = Document.empty();
    int fields = random.nextInt(6);
    for (int i = 0; i < fields; i++) {
      document = document.with(name(random), any(random, depth));
    }
    return document;
  }

  private static String name(RandomGenerator random) {
    return ODD.get(random.nextInt(ODD.size()));
  }

  private static Value any(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 0 ? 20 : 17)) {
      case 0 -> Value.int32(random.nextInt());
      case 1 -> Value.int64(random.nextLong());
      case 2 -> Value.float64(random.nextDouble());
      case 3 -> Value.float64(Double.NaN);
      case 4 -> Value.Decimal128.parse("1E-6176").orElseThrow();
      case 5 -> Value.NULL;
      case 6 -> Value.bool(true);
      case 7 -> new Value.DateTime(random.nextLong());
      case 8 -> new Value.Timestamp(1);
      case 9 -> Value.ObjectId.of("55f14312c7447c3da7051b26");
      case 10 -> new Value.Binary(0, Bytes.of(new byte[3]));
      case 11 -> new Value.Regex("a(", "i");
      case 12 -> new Value.Code("x()");
      case 13 -> new Value.MinKey();
      case 14 -> new Value.Undefined();
      case 15 -> Value.text(name(random));
      case 16 -> Value.Decimal128.parse("9E+6144").orElseThrow();
      case 17 -> Value.Array.of(any(random, depth - 1), any(random, depth - 1));
      default -> hostile(random, depth - 1);
    };
  }
}
