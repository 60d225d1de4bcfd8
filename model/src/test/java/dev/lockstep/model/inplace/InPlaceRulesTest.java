package dev.lockstep.model.inplace;

import static dev.lockstep.model.inplace.Shapes.applied;
import static dev.lockstep.model.inplace.Shapes.document;
import static dev.lockstep.model.inplace.Shapes.holds;
import static dev.lockstep.model.inplace.Shapes.rename;
import static dev.lockstep.model.inplace.Shapes.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Otherwise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.inplace.Reconciliation.Displaced;
import dev.lockstep.model.inplace.Reconciliation.Finding;
import dev.lockstep.model.inplace.Reconciliation.Move;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.GuardedWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One test for each rule of docs/spec/in-place.md, named after it. */
class InPlaceRulesTest {
  private final Shapes renaming = new Shapes(rename("town", "city"));
  private final Document old = document("town", Value.text("Bath"));

  @Test
  void theOldShapeStaysByteForByteUntilRetirement() {
    Document joined = renaming.joined(old);
    assertThat(renaming.layout.oldView(joined)).isEqualTo(old);
    assertThat(renaming.cleaned(joined)).isEqualTo(old);
  }

  @Test
  void aNewPathThatNobodyElseClaimsStandsAtItsOwnPlace() {
    assertThat(renaming.joined(old).get("city")).contains(Value.text("Bath"));
  }

  @Test
  void aPathThatBothShapesClaimWaitsUnderTheTag() {
    Shapes wrapping = new Shapes(new Operation.Wrap(Path.of("town")));
    Document joined = wrapping.joined(old);
    assertThat(joined.get("town")).contains(Value.text("Bath"));
    assertThat(Places.get(joined, Path.of("_lockstep", "next", "town")))
        .contains(Value.Array.of(Value.text("Bath")));
  }

  @Test
  void aPathBelowAnotherFieldWaitsUnderTheTagSinceOldWritersMayReplaceItsParent() {
    Shapes moving = new Shapes(new Operation.Move(Path.of("town"), Path.of("address", "town")));
    Document joined = moving.joined(old);
    assertThat(joined.has("address")).isFalse();
    assertThat(moving.layout.newView(joined).get("address"))
        .contains(Document.of("town", Value.text("Bath")));
  }

  @Test
  void anUntaggedDocumentIsOldAsItStands() {
    Document untagged = old.with("city", Value.text("of nobody we know"));
    assertThat(renaming.layout.oldView(untagged)).isEqualTo(untagged);
  }

  @Test
  void aDocumentWithAnotherChangesTagIsForeign() {
    Document foreign = new Shapes(rename("town", "place")).joined(old);
    Document other = foreign.with(Layout.TAG, Document.of("change", Value.text("another")));
    assertThat(renaming.layout.isForeign(other)).isTrue();
  }

  @Test
  void writesOfDifferentComponentsNeverCollide() {
    Shapes two = new Shapes(rename("town", "city"), rename("name", "title"));
    Document joined = two.joined(old.with("name", Value.text("a")));
    Document byOldWriter = joined.with("town", Value.text("Wells"));
    Document byNewWriter = byOldWriter.with("title", Value.text("b"));
    Document settled = two.joined(byNewWriter);
    assertThat(two.layout.oldView(settled))
        .isEqualTo(document("town", Value.text("Wells")).with("name", Value.text("b")));
    assertThat(two.layout.newView(settled))
        .isEqualTo(document("city", Value.text("Wells")).with("title", Value.text("b")));
  }

  @Test
  void aWriteAssertsAndRefreshesOnlyTheComponentsItBringsIntoAgreement() {
    Shapes two = new Shapes(rename("town", "city"), rename("name", "title"));
    Document joined = two.joined(old.with("name", Value.text("a")));
    Document moved = joined.with("town", Value.text("Wells"));
    GuardedWrite write = two.reconcile(moved).write().orElseThrow();
    Document meanwhile = moved.with("name", Value.text("b"));
    assertThat(holds(write, meanwhile)).isTrue();
    assertThat(two.layout.newView(two.joined(applied(meanwhile, write))).get("title"))
        .contains(Value.text("b"));
  }

  @Test
  void agreementInEitherDirectionSufficesSoThatMappingsThatNormaliseDoNotPingPong() {
    Shapes wrapping = new Shapes(new Operation.Wrap(Path.of("town")));
    Document written =
        wrapping.written(wrapping.joined(old), "town", new Value.Array(texts("Bath", "Wells")));
    assertThat(wrapping.reconcile(written).isInStep()).isTrue();
  }

  @Test
  void aNewSideThatNobodyEditedFollowsTheOldOneAndAnEditedOneStays() {
    Shapes adding =
        new Shapes(new Operation.Add(Path.of("key"), new Expression.Field(Path.of("town"))));
    Document moved = adding.joined(old).with("town", Value.text("Wells"));
    Document edited = adding.written(adding.joined(old), "key", Value.text("own"));

    assertThat(adding.layout.newView(adding.joined(moved)).get("key"))
        .contains(Value.text("Wells"));
    assertThat(adding.reconciler.clean(adding.joined(moved), Map.of()).displaced()).isEmpty();
    assertThat(
            adding
                .layout
                .newView(adding.joined(edited.with("town", Value.text("Wells"))))
                .get("key"))
        .contains(Value.text("own"));
  }

  @Test
  void whereNothingMovedNothingIsWritten() {
    assertThat(renaming.reconcile(renaming.joined(old)).write()).isEmpty();
  }

  @Test
  void aLyingTagIsNotBelieved() {
    Document lying = renaming.joined(old).with("town", Value.text("Wells"));
    assertThat(renaming.layout.newView(renaming.joined(lying)).get("city"))
        .contains(Value.text("Wells"));
  }

  @Test
  void aMissingTagIsNotBelievedEither() {
    Document stale = old.with("town", Value.text("Wells")).with("city", Value.text("Bath"));
    Reconciliation reconciliation = renaming.reconcile(stale);
    assertThat(applied(stale, reconciliation).get("city")).contains(Value.text("Wells"));
    assertThat(reconciliation.displaced())
        .containsExactly(
            new Displaced("city", Shape.NEW, Document.of("city", Value.text("Bath")), true));
  }

  @Test
  void whereOnlyTheOldSideMovedItIsTheNewerAtEveryStage() {
    Document moved = renaming.joined(old).with("town", Value.text("Wells"));
    for (Shape authority : Shape.values()) {
      Reconciliation decided = renaming.reconciler.reconcile(moved, authority, Map.of());
      assertThat(applied(moved, decided).get("city")).contains(Value.text("Wells"));
      assertThat(decided.displaced()).isEmpty();
    }
  }

  @Test
  void whereOnlyTheNewSideMovedTheOldOneFollows() {
    Document moved = renaming.joined(old).with("city", Value.text("Wells"));
    for (Shape authority : Shape.values()) {
      Reconciliation decided = renaming.reconciler.reconcile(moved, authority, Map.of());
      assertThat(applied(moved, decided).get("town")).contains(Value.text("Wells"));
    }
  }

  @Test
  void whereBothMovedTheOrderOfTheFeedDecidesAndTheLoserIsKept() {
    Document both = bothMoved();
    Reconciliation decided =
        renaming.reconciler.reconcile(both, Shape.NEW, Map.of("city", Shape.OLD));
    assertThat(applied(both, decided).get("city")).contains(Value.text("Wells"));
    assertThat(decided.displaced())
        .containsExactly(
            new Displaced("city", Shape.NEW, Document.of("city", Value.text("York")), true));
  }

  @Test
  void whereNoOrderIsKnownTheShapeThatServesReadsWins() {
    Document both = bothMoved();
    Reconciliation decided = renaming.reconciler.reconcile(both, Shape.NEW, Map.of());
    assertThat(applied(both, decided).get("town")).contains(Value.text("York"));
    assertThat(decided.displaced())
        .containsExactly(
            new Displaced("city", Shape.OLD, Document.of("town", Value.text("Wells")), true));
  }

  private Document bothMoved() {
    return renaming.joined(old).with("town", Value.text("Wells")).with("city", Value.text("York"));
  }

  @Test
  void derivingOneSideKeepsWhatOnlyTheOtherCanHold() {
    Shapes wrapping = new Shapes(new Operation.Wrap(Path.of("town")));
    Document two =
        wrapping.written(wrapping.joined(old), "town", new Value.Array(texts("Bath", "Wells")));
    Document moved = wrapping.joined(two.with("town", Value.text("York")));
    assertThat(wrapping.layout.newView(moved).get("town"))
        .contains(new Value.Array(texts("York", "Wells")));
  }

  @Test
  void theGuardAssertsEveryPathReadAndReplacedAndTheTag() {
    GuardedWrite write = renaming.reconcile(old).write().orElseThrow();
    assertThat(holds(write, old)).isTrue();
    assertThat(holds(write, old.with("town", Value.text("Wells")))).isFalse();
    assertThat(holds(write, old.without("town"))).isFalse();
    assertThat(holds(write, old.with("city", Value.text("Bath")))).isFalse();
    assertThat(holds(write, renaming.joined(old))).isFalse();
    assertThat(holds(write, old.with("unrelated", Value.NULL))).isTrue();
  }

  @Test
  void theGuardTellsTypesApart() {
    Document four = document("town", Value.int32(4));
    GuardedWrite write = renaming.reconcile(four).write().orElseThrow();
    assertThat(holds(write, document("town", Value.float64(4)))).isFalse();
    assertThat(holds(write, document("town", Value.NULL))).isFalse();
  }

  @Test
  void aSecondWriteOfTheSameGroundsHasNoEffect() {
    GuardedWrite write = renaming.reconcile(old).write().orElseThrow();
    assertThat(holds(write, applied(old, write))).isFalse();
  }

  @Test
  void aValueWithoutAPlaceIsHeldAndTheOtherSideKeepsItsLastValue() {
    Shapes converting =
        new Shapes(new Operation.Convert(Path.of("town"), ValueType.INT32, new Otherwise.Reject()));
    Document joined = converting.joined(document("town", Value.text("4")));
    Document moved = joined.with("town", Value.text("many"));
    Reconciliation decided = converting.reconcile(moved);
    assertThat(decided.findings().getFirst().held()).isPresent();
    Document held = applied(moved, decided);
    assertThat(held.get("town")).contains(Value.text("many"));
    assertThat(converting.layout.newView(held).get("town")).contains(Value.int32(4));
    assertThat(converting.reconcile(held).isInStep()).isTrue();
  }

  @Test
  void elementsAreAlignedByTheirKeySoThatOnlyTheEditedOneChanges() {
    Operation.Step rename = new Operation.Step(rename("score", "points"), Optional.empty());
    Shapes each =
        new Shapes(
            new Operation.Each(Path.parse("scores[]"), Optional.of("type"), List.of(rename)));
    Document before = document("scores", Value.Array.of(element("exam", 1), element("quiz", 2)));
    Document moved =
        each.joined(before).with("scores", Value.Array.of(element("quiz", 3), element("exam", 1)));
    Document view = each.layout.newView(each.joined(moved));
    assertThat(view.get("scores"))
        .contains(
            Value.Array.of(
                Document.of("type", Value.text("quiz"), "points", Value.int32(3)),
                Document.of("type", Value.text("exam"), "points", Value.int32(1))));
  }

  private static Document element(String type, int score) {
    return Document.of("type", Value.text(type), "score", Value.int32(score));
  }

  @Test
  void aNewShapeWriterChangesBothSidesAndTheTagInOneUpdate() {
    Document joined = renaming.joined(old);
    Document written = renaming.written(joined, "city", Value.text("Wells"));
    assertThat(written.get("town")).contains(Value.text("Wells"));
    assertThat(renaming.reconcile(written).isInStep()).isTrue();
  }

  @Test
  void aNewShapeWriterReconcilesADocumentThatIsOutOfAgreementFirst() {
    Document moved = renaming.joined(old).with("town", Value.text("Wells"));
    assertThat(renaming.newShape.update(moved, view -> view.with("note", Value.NULL)))
        .isInstanceOf(NewShapeWriter.Plan.ReconcileFirst.class);
  }

  @Test
  void cleaningCarriesBackFirstAndKeepsWhatTheOldShapeCannotSay() {
    Shapes wrapping = new Shapes(new Operation.Wrap(Path.of("town")));
    Document two =
        wrapping.written(wrapping.joined(old), "town", new Value.Array(texts("York", "Wells")));
    Reconciliation cleaning = wrapping.reconciler.clean(two, Map.of());
    assertThat(applied(two, cleaning)).isEqualTo(document("town", Value.text("York")));
    assertThat(cleaning.displaced())
        .containsExactly(
            new Displaced(
                "town",
                Shape.NEW,
                Document.of("town", new Value.Array(texts("York", "Wells"))),
                false));
  }

  @Test
  void retiringNeedsAgreementAndLeavesTheNewShapeAlone() {
    Document joined = renaming.joined(old);
    Document moved = joined.with("town", Value.text("Wells"));
    assertThat(renaming.reconciler.retire(moved, Map.of())).isEmpty();
    GuardedWrite write = renaming.reconciler.retire(joined, Map.of()).orElseThrow();
    assertThat(applied(joined, write)).isEqualTo(document("city", Value.text("Bath")));
    assertThat(holds(write, moved)).isFalse();
  }

  @Test
  void repairBelievesContentAndNotTheTag() {
    Document joined = renaming.joined(old);
    Document spoiled = joined.with("city", Value.text("York"));
    Tag tag = Tag.of(joined).orElseThrow();
    Document forged = forge(spoiled, tag);
    assertThat(renaming.reconcile(forged).isInStep()).isTrue();
    Document repaired = applied(forged, renaming.reconciler.repair(forged, Shape.OLD));
    assertThat(repaired.get("city")).contains(Value.text("Bath"));
  }

  /** A tag whose digests fit what the document holds, although its sides disagree. */
  private Document forge(Document spoiled, Tag tag) {
    Placed placed = renaming.layout.placed().getFirst();
    Tag.Agreement agreement =
        new Tag.Agreement(
            placed.oldSide(renaming.layout.stripped(spoiled)).digest(),
            placed.newSide(spoiled).digest(),
            Tag.State.AGREED);
    Tag forged =
        new Tag(tag.change(), tag.epoch(), tag.nonce(), Map.of("city", agreement), tag.next());
    return spoiled.with(Layout.TAG, forged.toDocument());
  }

  @Test
  void findingsNameTheMove() {
    assertThat(renaming.reconcile(old).findings())
        .containsExactly(new Finding("city", Move.FORWARD, Optional.empty(), false));
  }
}
