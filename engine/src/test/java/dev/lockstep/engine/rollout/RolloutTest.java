package dev.lockstep.engine.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.host.MemoryHost;
import dev.lockstep.engine.throttle.Throttle;
import dev.lockstep.engine.throttle.ThrottleSettings;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.write.Edit;
import dev.lockstep.store.Capability;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.memory.MemorySettings;
import dev.lockstep.tck.memory.MemoryStore;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RolloutTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T00:00:00Z"));
  private final MemoryStore store = new MemoryStore(MemorySettings.of("shop", clock));
  private final ApplicationClient application = store.application("orders");
  private final MemoryHost host = new MemoryHost();
  private final Subject subject = renaming("town", "city");

  @Test
  void changeGoesForwardAndBackToTheSameBytes() {
    load(500);
    List<Document> before = application.all();
    try (Rollout rollout = open()) {
      assertThat(rollout.run(Stage.NEW_PRIMARY)).isEqualTo(new Outcome.Reached(Stage.NEW_PRIMARY));
      assertThat(application.all())
          .allSatisfy(
              document -> assertThat(subject.layout().newView(document).get("city")).isPresent());
      assertThat(rollout.rollBack()).isEqualTo(new Outcome.Reached(Stage.ROLLED_BACK));
    }
    assertThat(application.all()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(store.collections()).containsExactly("orders");
  }

  @Test
  void legacyWriteAfterTheSwitchIsCarriedOverAndSurvivesTheWayBack() {
    load(10);
    try (Rollout rollout = open()) {
      forward(rollout);
      assertThat(
              application.update(
                  Value.int32(3), List.of(new Edit.Set(Path.of("town"), Value.text("Bath")))))
          .isNotNull();
      forward(rollout);
      Document both = application.find(Value.int32(3)).orElseThrow();
      assertThat(subject.layout().newView(both).get("city")).contains(Value.text("Bath"));
      assertThat(rollout.rollBack()).isEqualTo(new Outcome.Reached(Stage.ROLLED_BACK));
    }
    assertThat(application.find(Value.int32(3)))
        .contains(document(3).with("town", Value.text("Bath")));
  }

  @Test
  void retiringLeavesTheNewShapeAlone() {
    load(10);
    try (Rollout rollout = open()) {
      forward(rollout);
      assertThat(rollout.retire(Duration.ZERO, Optional.empty()))
          .isEqualTo(new Outcome.Reached(Stage.RETIRED));
    }
    assertThat(application.find(Value.int32(3)).orElseThrow().names())
        .containsExactly("_id", "note", "city");
  }

  @Test
  void backfillThatLeavesDocumentsBehindSaysWhatBecameOfThemAndNoKey() {
    MemoryStore narrow =
        new MemoryStore(
            MemorySettings.of("narrow", clock)
                .withCapabilities(EnumSet.complementOf(EnumSet.of(Capability.ODD_NAMES))));
    ApplicationClient writer = narrow.application("orders");
    assertThat(writer.insert(document(1))).isNotNull();
    try (Rollout rollout = open(narrow, host)) {
      assertThat(rollout.run(Stage.EXPANDED)).isEqualTo(new Outcome.Reached(Stage.EXPANDED));
      Document odd = Document.of("_id", Value.text("secret"), "town", Value.text("Bath"));
      assertThat(writer.insert(odd.with("a.b", Value.NULL))).isNotNull();
      assertThatThrownBy(() -> rollout.run(Stage.VERIFIED))
          .hasMessageContaining(
              "1 documents are left without the new shape (0 unreadable, 0 refused by the store,"
                  + " 1 took no write, with keys of type string)")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void rollbackWithoutARecordOfTheRunClaimsNotThatNothingWasWritten() {
    load(10);
    List<Document> before = application.all();
    try (Rollout rollout = open()) {
      forward(rollout);
    }
    try (Rollout forgetful = open(new MemoryHost())) {
      assertThatThrownBy(forgetful::rollBack)
          .isInstanceOfSatisfying(
              Problem.class,
              problem ->
                  assertThat(problem.meaning())
                      .contains("no write of it is on record here")
                      .contains("run it again from the same file, then roll back"));
      forward(forgetful);
      assertThat(forgetful.rollBack()).isEqualTo(new Outcome.Reached(Stage.ROLLED_BACK));
    }
    assertThat(application.all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void changeThatWasBegunElsewhereAsSomethingElseIsRefusedUntilItIsOver() {
    load(10);
    List<Document> before = application.all();
    Subject altered = renaming("town", "place");
    MemoryHost elsewhere = new MemoryHost();
    try (Rollout rollout = open()) {
      forward(rollout);
    }
    List<Document> carried = application.all();
    assertThatThrownBy(() -> open(store, elsewhere, altered))
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.CHANGE_ALTERED))
        .hasMessageContaining("a file that says something else");
    assertThat(application.all()).containsExactlyInAnyOrderElementsOf(carried);
    try (Rollout rollout = open()) {
      assertThat(rollout.rollBack()).isEqualTo(new Outcome.Reached(Stage.ROLLED_BACK));
    }
    try (Rollout other = open(store, elsewhere, altered)) {
      forward(other);
      assertThat(other.rollBack()).isEqualTo(new Outcome.Reached(Stage.ROLLED_BACK));
    }
    assertThat(application.all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void rollbackThatMustLeaveADocumentAloneCountsItOnceAndSaysWhy() {
    load(10);
    try (Rollout rollout = open()) {
      forward(rollout);
      Edit strange = new Edit.Set(Path.of(Layout.TAG), Value.text("strange"));
      assertThat(application.update(Value.int32(3), List.of(strange))).isNotNull();
      assertThatThrownBy(rollout::rollBack)
          .hasMessageContaining(
              "at least 1 documents still hold the new shape (1 with a tag that is not of this"
                  + " change, 0 unreadable");
    }
  }

  private static void forward(Rollout rollout) {
    assertThat(rollout.run(Stage.NEW_PRIMARY)).isEqualTo(new Outcome.Reached(Stage.NEW_PRIMARY));
  }

  private Rollout open() {
    return open(store, host);
  }

  private Rollout open(MemoryHost host) {
    return open(store, host);
  }

  private Rollout open(MemoryStore store, MemoryHost host) {
    return open(store, host, subject);
  }

  private Rollout open(MemoryStore store, MemoryHost host, Subject subject) {
    return Rollout.open(
        store,
        "orders",
        subject,
        host(host),
        EngineSettings.DEFAULTS.withParallelism(1),
        new Throttle(store, ThrottleSettings.DEFAULTS, clock));
  }

  private Host host(MemoryHost host) {
    return Host.inMemory(
        host,
        clock,
        length -> clock.advance(length.isPositive() ? length : Duration.ZERO),
        new SplittableRandom(1),
        "test");
  }

  private void load(int documents) {
    for (int i = 0; i < documents; i++) {
      assertThat(application.insert(document(i))).isNotNull();
    }
  }

  private static Document document(int i) {
    return Document.builder()
        .add("_id", Value.int32(i))
        .add("town", Value.text("town " + i))
        .add("note", Value.int64(i))
        .build();
  }

  private static Subject renaming(String from, String to) {
    Operation rename = new Operation.Rename(Path.of(from), Path.of(to));
    Change change =
        new Change(
            "2026-11-rename",
            "A rename",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new Operation.Step(rename, Optional.empty())),
            Optional.empty());
    CompiledChange compiled = CompiledChange.of(change);
    Layout layout = new Layout(change.id(), compiled.components());
    return new Subject(
        change,
        from + " to " + to,
        layout,
        old ->
            compiled.lens().forward(old) instanceof Carry.Whole whole
                ? Optional.of(whole.document())
                : Optional.empty());
  }
}
