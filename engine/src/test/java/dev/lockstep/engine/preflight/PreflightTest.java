package dev.lockstep.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.preflight.Finding.Code;
import dev.lockstep.engine.preflight.Finding.Severity;
import dev.lockstep.engine.preflight.PreflightReport.Coverage;
import dev.lockstep.engine.preflight.PreflightReport.WayBack;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.IndexOptions;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Tag;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.Capability;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {
  private static final Operation RENAME =
      new Operation.Rename(Path.of("address line 2"), Path.of("city"));

  @TempDir private java.nio.file.Path folder;
  private final SettableClock clock = new SettableClock();
  private MemoryStore store = new MemoryStore(MemorySettings.of("preflight", clock));

  private static Change change(Operation... operations) {
    return new Change(
        "one-postcode",
        "One postcode",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Stream.of(operations).map(o -> new Operation.Step(o, Optional.empty())).toList(),
        Optional.empty());
  }

  private PreflightReport preflight(Operation... operations) {
    return preflight(PreflightSettings.everything(1, folder), operations);
  }

  private PreflightReport preflight(PreflightSettings settings, Operation... operations) {
    Pacing pacing =
        new Pacing(
            new Throttle(store, ThrottleSettings.DEFAULTS, clock),
            clock::advance,
            clock,
            progress -> {});
    return new Preflight(store, "restaurants", change(operations), settings, pacing).run();
  }

  private ApplicationClient application() {
    return store.application("restaurants");
  }

  private void insert(int id, String name, Value value) {
    insert(Document.of("_id", Value.int32(id), name, value));
  }

  private void insert(Document document) {
    assertThat(application().insert(document)).isEqualTo(new WriteOutcome.Applied());
  }

  private void insertRestaurants(int count) {
    for (int i = 0; i < count; i++) {
      insert(i, "address line 2", Value.text("Leeds " + i));
    }
  }

  private static Finding only(PreflightReport report, Code code) {
    return report.findings().stream()
        .filter(finding -> finding.code() == code)
        .reduce((one, other) -> {
          throw new AssertionError("Two findings of " + code);
        })
        .orElseThrow(() -> new AssertionError(report.findings().toString()));
  }

  @Test
  void documentsThatGoThereAndBackGiveNoFinding() {
    insertRestaurants(100);
    PreflightReport report = preflight(RENAME);
    assertThat(report.findings()).isEmpty();
    assertThat(report.isClear()).isTrue();
    report.requireClear();
    assertThat(report.coverage()).isEqualTo(new Coverage(100, 100, true));
    assertThat(report.wayBack()).isEqualTo(new WayBack(100, 0, 0, 0));
    assertThat(report.growth().bytesAdded()).isPositive();
    assertThat(report.growth().p50())
        .isLessThanOrEqualTo(report.growth().p99())
        .isLessThanOrEqualTo(report.growth().max());
  }

  @Test
  void nothingIsWritten() {
    insertRestaurants(10);
    Object before = application().all();
    assertThat(preflight(RENAME).isClear()).isTrue();
    assertThat(application().all()).isEqualTo(before);
    assertThat(store.collections()).containsExactly("restaurants");
  }

  @Test
  void anInPlaceTargetThatIsTakenBlocksTheChange() {
    insertRestaurants(10);
    insert(
        Document.builder()
            .add("_id", Value.int32(77))
            .add("address line 2", Value.text("Leeds"))
            .add("city", Value.text("York"))
            .build());
    PreflightReport report = preflight(RENAME);
    Finding taken = only(report, Code.TARGET_TAKEN);
    assertThat(taken.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(taken.sentence())
        .isEqualTo(
            "1 of 11 documents hold something at city already, where operation 1 (rename) writes");
    assertThat(taken.examples()).containsExactly(Value.int32(77));
    assertThatThrownBy(report::requireClear)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PREFLIGHT_FINDINGS))
        .hasMessageStartingWith(
            "Cannot begin change one-postcode on collection restaurants: 1 of 11 documents hold")
        .hasMessageNotContaining("York");
  }

  @Test
  void aPathThatNoDocumentHasComesWithTheNearestOne() {
    insertRestaurants(10);
    Finding unknown =
        only(
            preflight(new Operation.Rename(Path.of("adress line 2"), Path.of("city"))),
            Code.PATH_UNKNOWN);
    assertThat(unknown.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(unknown.sentence())
        .isEqualTo(
            "No document that was examined holds adress line 2, which operation 1 (rename) begins"
                + " from; did you mean address line 2?");
  }

  @Test
  void aPathOfAnIndexThatNoDocumentHasIsFoundToo() {
    insertRestaurants(3);
    assertThat(
            only(preflight(RENAME, index("by_town", "town", false)), Code.PATH_UNKNOWN).sentence())
        .startsWith("No document that was examined holds town, which operation 2 (addIndex)");
    assertThat(preflight(RENAME, index("by_city", "city", false)).findings()).isEmpty();
  }

  @Test
  void anEmptyCollectionHasNoFindings() {
    insert(1, "x", Value.NULL);
    assertThat(application().delete(Value.int32(1))).isEqualTo(new WriteOutcome.Applied());
    assertThat(preflight(RENAME).findings()).isEmpty();
  }

  @Test
  void documentsThatHoldAFieldTwiceAreNamedByTheirKeys() {
    insertRestaurants(2);
    assertThat(
            application()
                .insertWithFieldTwice(Value.int32(9), "city", Value.text("a"), Value.text("b")))
        .isEqualTo(new WriteOutcome.Applied());
    PreflightReport report = preflight(RENAME);
    assertThat(only(report, Code.UNREADABLE).examples()).containsExactly(Value.int32(9));
    assertThat(report.wayBack().notCarried()).isEqualTo(1);
  }

  @Test
  void documentsOfAnotherChangeAreNamedAndThoseOfThisOneAreNot() {
    insertRestaurants(2);
    insert(tagged(8, "another-change"));
    insert(tagged(9, "one-postcode").with("city", Value.text("Leeds")));
    PreflightReport report = preflight(RENAME);
    Finding foreign = only(report, Code.FOREIGN);
    assertThat(foreign.count()).isEqualTo(1);
    assertThat(foreign.examples()).containsExactly(Value.int32(8));
    assertThat(report.findings()).hasSize(1);
  }

  private static Document tagged(int id, String change) {
    Tag tag = new Tag(change, 1, Bytes.of(new byte[12]), Map.of(), Document.empty());
    return Document.builder()
        .add("_id", Value.int32(id))
        .add("address line 2", Value.text("Leeds"))
        .add("_lockstep", tag.toDocument())
        .build();
  }

  @Test
  void onlyFiveExampleKeysAreKeptAndAlwaysTheSame() {
    for (int i = 0; i < 50; i++) {
      insert(
          Document.builder()
              .add("_id", Value.int32(i))
              .add("address line 2", Value.text("a"))
              .add("city", Value.text("b"))
              .build());
    }
    Finding alone = only(preflight(RENAME), Code.TARGET_TAKEN);
    Finding together =
        only(preflight(PreflightSettings.everything(4, folder), RENAME), Code.TARGET_TAKEN);
    assertThat(alone.count()).isEqualTo(50);
    assertThat(alone.examples()).hasSize(5);
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void sizesAreJudgedToTheByteOfTheWriteThatWouldJoinTheShapes() {
    insert(1, "address line 2", Value.text("x".repeat(5_000)));
    PreflightSettings settings =
        new PreflightSettings(PreflightSettings.EVERYTHING, 1, 1_000_000, 0, folder);
    long max = preflight(settings, RENAME).growth().max();
    assertThat(max).isGreaterThan(10_000);
    PreflightSettings exact = settings.withDocumentBytesMax((int) max);
    assertThat(preflight(exact, RENAME).findings()).isEmpty();
    PreflightSettings less = settings.withDocumentBytesMax((int) max - 1);
    assertThat(only(preflight(less, RENAME), Code.TOO_LARGE).sentence())
        .isEqualTo("1 of 1 documents would exceed " + (max - 1) + " bytes with both shapes");
    PreflightSettings reserved =
        new PreflightSettings(PreflightSettings.EVERYTHING, 1, (int) max + 99, 100, folder);
    assertThat(only(preflight(reserved, RENAME), Code.NO_ROOM).severity())
        .isEqualTo(Severity.BLOCKING);
  }

  private static Operation index(String name, String path, boolean unique) {
    return new Operation.AddIndex(
        name, Document.of(path, Value.int32(1)), new IndexOptions(unique, false, Optional.empty()));
  }

  @Test
  void duplicatesAreFoundUnderTheTransformedKey() {
    insertRestaurants(20);
    insert(101, "address line 2", Value.text("Leeds 7"));
    assertThat(preflight(RENAME, index("one_city", "city", false)).findings()).isEmpty();
    Finding duplicate = only(preflight(RENAME, index("one_city", "city", true)), Code.DUPLICATE);
    assertThat(duplicate.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(duplicate.examples()).containsExactlyInAnyOrder(Value.int32(7), Value.int32(101));
    assertThat(duplicate.sentence())
        .isEqualTo(
            "2 entries of the unique index one_city on [city] occur more than once in the new"
                + " shape");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatTheStoreCannotDoIsSaidBeforehand() {
    store =
        new MemoryStore(
            MemorySettings.of("poor", clock)
                .withCapabilities(EnumSet.of(Capability.DEADLINE_FENCE)));
    insertRestaurants(1);
    PreflightReport report =
        preflight(
            RENAME,
            index("by_city", "city", false),
            new Operation.SetTtl(Path.of("city"), Duration.ofDays(1)));
    assertThat(report.findings())
        .extracting(Finding::sentence)
        .containsExactly(
            "memory:poor cannot build indexes, and the change has operations on indexes",
            "memory:poor cannot let documents expire, and the change sets a time to live",
            "memory:poor announces no changes");
  }

  @Test
  void documentsWithNamesThatTheStoreCannotUpdateAreFoundAndCounted() {
    insertOddlyNamed();
    assertThat(preflight(RENAME).findings()).isEmpty();
    store =
        new MemoryStore(
            MemorySettings.of("narrow", clock)
                .withCapabilities(EnumSet.complementOf(EnumSet.of(Capability.ODD_NAMES))));
    insertOddlyNamed();
    Finding odd = only(preflight(RENAME), Code.ODD_NAME);
    assertThat(odd.severity()).isEqualTo(Severity.BLOCKING);
    assertThat(odd.count()).isEqualTo(2);
    assertThat(odd.examples()).containsExactlyInAnyOrder(Value.int32(7), Value.int32(8));
  }

  private void insertOddlyNamed() {
    insertRestaurants(3);
    Document inner = Document.of("a.b", Value.int32(1), "$c", Value.NULL);
    insert(Document.of("_id", Value.int32(7), "a.b", Value.int32(1)));
    insert(Document.of("_id", Value.int32(8), "$a", Value.int32(1)));
    insert(Document.of("_id", Value.int32(9), "in", inner).with("", Value.NULL).with("a$", inner));
  }

  @Test
  void aSampleIsSpreadOverTheKeysAndExtrapolated() {
    insertRestaurants(600);
    PreflightReport report =
        preflight(PreflightSettings.everything(1, folder).sampling(100), RENAME);
    assertThat(report.coverage().isComplete()).isFalse();
    assertThat(report.coverage().documents()).isEqualTo(600);
    assertThat(report.coverage().examined()).isBetween(64L, 200L);
    long all = preflight(RENAME).growth().bytesAdded();
    assertThat(report.growth().bytesAdded()).isBetween(all * 9 / 10, all * 11 / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aCollectionThatIsNotThereIsSaidWithTheNearestName(int parallelism) {
    insertRestaurants(1);
    Pacing pacing =
        new Pacing(
            new Throttle(store, ThrottleSettings.DEFAULTS, clock),
            clock::advance,
            clock,
            progress -> {});
    Preflight preflight =
        new Preflight(
            store,
            "restaurant",
            change(RENAME),
            PreflightSettings.everything(parallelism, folder),
            pacing);
    assertThatThrownBy(preflight::run)
        .hasMessage(
            "Cannot look at collection restaurant: memory:preflight has no such collection; did you"
                + " mean restaurants?");
  }
}
