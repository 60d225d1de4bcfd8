package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Reconciliation.Displaced;
import dev.lockstep.model.inplace.Reconciliation.Move;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Decides what one write brings the two shapes of a document into agreement, or takes one of them
 * away.
 *
 * <p>Pure but for the nonces it draws: it reads a document and answers a write as a value. The
 * guard of every write asserts all that was read to decide it and all that it replaces, so that a
 * write whose grounds have moved has no effect.
 */
public final class Reconciler {
  private final Layout layout;
  private final LongSupplier epoch;
  private final Supplier<Bytes> nonces;

  /**
   * A reconciler.
   *
   * @param epoch the epoch the rollout is in now
   * @param nonces never the same twice; called by any thread
   */
  public Reconciler(Layout layout, LongSupplier epoch, Supplier<Bytes> nonces) {
    this.layout = layout;
    this.epoch = epoch;
    this.nonces = nonces;
  }

  /**
   * Brings both shapes into agreement.
   *
   * @param physical the document as stored; not a {@linkplain Layout#isForeign foreign} one
   * @param authority which shape serves reads now; breaks only ties that no order can decide
   * @param latest which shape the last known live write changed, by component, where known
   */
  public Reconciliation reconcile(Document physical, Shape authority, Map<String, Shape> latest) {
    List<Judgement> judgements = judge(physical, authority, latest);
    Optional<Tag> tag = layout.tag(physical);
    boolean inStep = tag.isPresent() && judgements.stream().allMatch(j -> j.move() == Move.NONE);
    return new Reconciliation(
        judgements.stream().map(Judgement::finding).toList(),
        judgements.stream().flatMap(judgement -> judgement.displaced().stream()).toList(),
        inStep ? Optional.empty() : Optional.of(joining(physical, tag, judgements)));
  }

  /**
   * Brings a document into agreement whose tag is not to be believed: content decides, and where it
   * disagrees the shape with authority wins.
   */
  public Reconciliation repair(Document physical, Shape authority) {
    List<Judgement> judgements =
        judge(
            physical,
            component ->
                new Judgement.Evidence(Optional.empty(), Optional.of(authority), authority));
    return new Reconciliation(
        judgements.stream().map(Judgement::finding).toList(),
        judgements.stream().flatMap(judgement -> judgement.displaced().stream()).toList(),
        Optional.of(joining(physical, layout.tag(physical), judgements)));
  }

  /**
   * Takes the new shape away, after carrying back what it alone holds; no write where the document
   * is wholly old already.
   *
   * @param physical the document as stored; not a {@linkplain Layout#isForeign foreign} one
   * @param latest as for {@link #reconcile}
   */
  public Reconciliation clean(Document physical, Map<String, Shape> latest) {
    if (!physical.has(Layout.TAG)
        && layout.inPlace().stream().allMatch(path -> Places.get(physical, path).isEmpty())) {
      return new Reconciliation(List.of(), List.of(), Optional.empty());
    }
    List<Judgement> judgements = judge(physical, Shape.OLD, latest);
    List<Displaced> displaced = new ArrayList<>();
    for (Judgement judgement : judgements) {
      judgement
          .displaced()
          .ifPresentOrElse(displaced::add, () -> keepUncarried(judgement, physical, displaced));
    }
    WriteDraft draft = new WriteDraft(layout, physical);
    draft.assertTag();
    for (Judgement judgement : judgements) {
      draft.assertSides(judgement);
      draft.setOldSide(judgement);
    }
    draft.removeNewShape();
    return new Reconciliation(
        judgements.stream().map(Judgement::finding).toList(),
        displaced,
        Optional.of(draft.build(physical)));
  }

  /**
   * What the new side holds and the old one has no place for must survive the cleaning elsewhere.
   */
  private void keepUncarried(Judgement judgement, Document physical, List<Displaced> displaced) {
    Document oldView = judgement.old().over(layout.stripped(physical));
    Side renewed = judgement.renewed();
    if (!renewed.isAbsent() && !judgement.component().forward(oldView).is(renewed)) {
      displaced.add(
          new Displaced(judgement.component().name(), Shape.NEW, renewed.content(), false));
    }
  }

  /**
   * Takes the old shape away for good; empty where the document is not in agreement yet and must be
   * reconciled first.
   *
   * @param physical the document as stored, tagged
   */
  public Optional<GuardedWrite> retire(Document physical, Map<String, Shape> latest) {
    List<Judgement> judgements = judge(physical, Shape.NEW, latest);
    boolean ready =
        layout.tag(physical).isPresent()
            && judgements.stream().allMatch(j -> j.move() == Move.NONE && j.held().isEmpty());
    if (!ready) {
      return Optional.empty();
    }
    WriteDraft draft = new WriteDraft(layout, physical);
    draft.assertTag();
    draft.replaceRoots(judgements, layout.newView(physical));
    return Optional.of(draft.build(physical));
  }

  private List<Judgement> judge(Document physical, Shape authority, Map<String, Shape> latest) {
    Optional<Tag> tag = layout.tag(physical);
    return judge(
        physical,
        component ->
            new Judgement.Evidence(
                tag.flatMap(t -> t.agreement(component.name())),
                Optional.ofNullable(latest.get(component.name())),
                authority));
  }

  private List<Judgement> judge(Document physical, Function<Placed, Judgement.Evidence> evidence) {
    Document oldView = layout.stripped(physical);
    return layout.placed().stream()
        .map(c -> Judgement.of(c, physical, oldView, evidence.apply(c)))
        .toList();
  }

  private GuardedWrite joining(Document physical, Optional<Tag> tag, List<Judgement> judgements) {
    Map<String, Tag.Agreement> agreements =
        new LinkedHashMap<>(tag.map(Tag::components).orElse(Map.of()));
    Document oldView = layout.stripped(physical);
    WriteDraft draft = new WriteDraft(layout, physical);
    draft.assertTag();
    for (Judgement judgement : judgements) {
      if (judgement.move() != Move.NONE || tag.isEmpty()) {
        draft.assertSides(judgement);
        draft.setOldSide(judgement);
        draft.setNewSide(judgement);
        agreements.put(judgement.component().name(), judgement.agreement(oldView));
      }
    }
    draft.setTag(
        new Tag(layout.change(), epoch.getAsLong(), nonces.get(), agreements, draft.next()));
    return draft.build(physical);
  }

  /** The condition that a document carries no tag, so that no engine has reached it. */
  public static Assertion untagged() {
    return new Assertion.Absent(WriteDraft.TAG_PATH);
  }

  /** The condition that a document carries a tag. */
  public static Assertion tagged() {
    return new Assertion.Present(WriteDraft.TAG_PATH);
  }

  /** The key of a document. */
  public static Value key(Document physical) {
    return physical.get("_id").orElseThrow();
  }
}
