package dev.lockstep.engine.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.preflight.Finding.Code;
import dev.lockstep.engine.preflight.Finding.Severity;
import dev.lockstep.engine.preflight.PreflightReport.WayBack;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightOperationsTest {
  @TempDir private java.nio.file.Path folder;
  private final SettableClock clock = new SettableClock();
  private final MemoryStore store = new MemoryStore(MemorySettings.of("preflight", clock));

  private PreflightReport preflight(Operation operation, Optional<Operation.Guard> when) {
    Change change =
        new Change(
            "a-change",
            "A change",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Operation.Step(operation, when)),
            Optional.empty());
    Pacing pacing =
        new Pacing(
            new Throttle(store, ThrottleSettings.DEFAULTS, clock),
            clock::advance,
            clock,
            progress -> {});
    return new Preflight(
            store, "documents", change, PreflightSettings.everything(1, folder), pacing)
        .run();
  }

  private PreflightReport preflight(Operation operation) {
    return preflight(operation, Optional.empty());
  }

  private void insert(Document document) {
    assertThat(store.application("documents").insert(document))
        .isEqualTo(new WriteOutcome.Applied());
  }

  private void insert(int id, String name, Value value) {
    insert(Document.of("_id", Value.int32(id), name, value));
  }

  private static Finding first(PreflightReport report, Code code) {
    return report.findings().stream()
        .filter(finding -> finding.code() == code)
        .findFirst()
        .orElseThrow(() -> new AssertionError(report.findings().toString()));
  }

  @Test
  void whatStandsInsideAnElementIsInTheWayAndTheElementIsNot() {
    Operation add =
        new Operation.Add(Path.parse("items[].n"), new Expression.Literal(Value.bool(true)));
    insert(1, "items", Value.Array.of(Document.of("a", Value.int32(1))));
    assertThat(preflight(add).findings())
        .extracting(Finding::code)
        .containsExactly(Code.PATH_SHARED);
    insert(2, "items", Value.Array.of(Document.empty(), Document.of("n", Value.int32(1))));
    assertThat(first(preflight(add), Code.TARGET_TAKEN).examples()).containsExactly(Value.int32(2));
  }

  @Test
  void aValueThatCannotBeConvertedIsCountedByItsOperationAndPath() {
    insert(1, "rating", Value.int32(5));
    insert(2, "rating", Value.text("Not yet rated"));
    Operation strict =
        new Operation.Convert(Path.of("rating"), ValueType.DOUBLE, new Otherwise.Reject());
    PreflightReport report = preflight(strict);
    Finding uncastable = first(report, Code.UNCASTABLE);
    assertThat(uncastable.examples()).containsExactly(Value.int32(2));
    assertThat(uncastable.sentence())
        .startsWith("1 of 2 documents hold at rating what operation 1 (convert) has no place for")
        .doesNotContain("Not yet rated");
    assertThat(report.wayBack().notCarried()).isEqualTo(1);
  }

  @Test
  void anOriginalThatIsKeptIsCountedAndComesBackThroughTheComplement() {
    insert(1, "rating", Value.text("Not yet rated"));
    insert(2, "rating", Value.float64(4.5));
    PreflightReport report =
        preflight(
            new Operation.Convert(
                Path.of("rating"), ValueType.DOUBLE, new Otherwise.Constant(Value.NULL)));
    assertThat(report.isClear()).isTrue();
    assertThat(first(report, Code.KEPT).severity()).isEqualTo(Severity.NOTE);
    assertThat(report.wayBack()).isEqualTo(new WayBack(1, 1, 0, 0));
  }

  @Test
  void nestingUnderAPlainValueIsAClash() {
    insert(1, "address", Value.text("Leeds"));
    insert(2, "city", Value.text("Leeds"));
    insert(
        Document.builder()
            .add("_id", Value.int32(3))
            .add("address", Value.text("plain"))
            .add("city", Value.text("Leeds"))
            .build());
    Finding clash =
        first(
            preflight(new Operation.Move(Path.of("city"), Path.of("address", "city"))),
            Code.PREFIX_CLASH);
    assertThat(clash.examples()).contains(Value.int32(3));
  }

  @Test
  void aTargetThatBothShapesClaimIsAWarningOnly() {
    insert(
        Document.builder()
            .add("_id", Value.int32(1))
            .add("city", Value.text("Leeds"))
            .add("address", Document.of("city", Value.text("York")))
            .build());
    PreflightReport report =
        preflight(new Operation.Move(Path.of("city"), Path.of("address", "city")));
    assertThat(first(report, Code.TARGET_TAKEN).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void anOperationThatIsGuardedByItsTargetFindsNoTakenOne() {
    insert(
        Document.builder()
            .add("_id", Value.int32(1))
            .add("old", Value.text("Leeds"))
            .add("city", Value.text("York"))
            .build());
    PreflightReport report =
        preflight(
            new Operation.Rename(Path.of("old"), Path.of("city")),
            Optional.of(new Operation.Guard.TargetAbsent()));
    assertThat(report.findings()).noneMatch(f -> f.code() == Code.TARGET_TAKEN);
  }
}
