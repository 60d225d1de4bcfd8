package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Collects the guard and the edits of one write. Used once. */
final class WriteDraft {
  static final Path TAG_PATH = Path.of(Layout.TAG);
  private static final Path NONCE = Path.of(Layout.TAG, "nonce");

  private final Layout layout;
  private final Document physical;
  private final Map<Path, Assertion> guard = new LinkedHashMap<>();
  private final Map<Path, Edit> edits = new LinkedHashMap<>();
  private final List<Grounds.Pair> pairs = new ArrayList<>();
  private Document next;

  WriteDraft(Layout layout, Document physical) {
    this.layout = layout;
    this.physical = physical;
    this.next = layout.tag(physical).map(Tag::next).orElse(Document.empty());
  }

  /** Values of the new shape that wait under the tag, with the edits made so far. */
  Document next() {
    return next;
  }

  /** The tag is the one that was read: its nonce says so for all of it. */
  void assertTag() {
    Optional<Tag> tag = layout.tag(physical);
    if (tag.isPresent()) {
      guard.put(NONCE, new Assertion.Equal(NONCE, new Value.Binary(0, tag.get().nonce())));
    } else {
      assertAt(TAG_PATH);
    }
  }

  void assertSides(Judgement judgement) {
    judgement.component().oldPaths().forEach(this::assertAt);
    judgement.component().physical().stream()
        .filter(path -> !TAG_PATH.isPrefixOf(path))
        .forEach(this::assertAt);
    pairs.add(judgement.component().pair());
  }

  void assertAt(Path path) {
    guard.put(
        path,
        Places.get(physical, path)
            .<Assertion>map(value -> new Assertion.Equal(path, value))
            .orElse(new Assertion.Absent(path)));
  }

  void setOldSide(Judgement judgement) {
    set(judgement.oldBefore(), judgement.old(), Function.identity());
  }

  void setNewSide(Judgement judgement) {
    set(judgement.newBefore(), judgement.renewed(), layout::physical);
  }

  private void set(Side before, Side after, Function<Path, Path> place) {
    for (int i = 0; i < after.paths().size(); i++) {
      if (!after.values().get(i).equals(before.values().get(i))) {
        edit(place.apply(after.paths().get(i)), after.values().get(i));
      }
    }
  }

  void edit(Path path, Optional<Value> value) {
    if (TAG_PATH.isPrefixOf(path)) {
      Path inNext = new Path(path.steps().subList(2, path.steps().size()));
      next = value.map(v -> Places.set(next, inNext, v)).orElseGet(() -> without(inNext));
    } else {
      edits.put(
          path, value.<Edit>map(v -> new Edit.Set(path, v)).orElseGet(() -> new Edit.Unset(path)));
    }
  }

  private Document without(Path path) {
    Document result = Places.unset(next, path);
    for (int depth = path.steps().size() - 1; depth > 0; depth--) {
      Path parent = new Path(path.steps().subList(0, depth));
      if (Places.get(result, parent).filter(Document.empty()::equals).isPresent()) {
        result = Places.unset(result, parent);
      }
    }
    return result;
  }

  void setTag(Tag tag) {
    edits.put(TAG_PATH, new Edit.Set(TAG_PATH, tag.toDocument()));
  }

  void removeNewShape() {
    Stream.concat(layout.inPlace().stream(), Stream.of(TAG_PATH))
        .filter(path -> Places.get(physical, path).isPresent())
        .forEach(path -> edits.put(path, new Edit.Unset(path)));
  }

  /** Every top-level field that either side touches takes the new shape's value. */
  void replaceRoots(List<Judgement> judgements, Document newView) {
    TreeSet<String> roots = new TreeSet<>();
    for (Judgement judgement : judgements) {
      judgement.component().carried().forEach(path -> roots.add(path.root()));
      judgement.component().newPaths().forEach(path -> roots.add(path.root()));
      judgement.component().oldPaths().forEach(this::assertAt);
    }
    for (String root : roots) {
      Path path = Path.of(root);
      assertAt(path);
      Optional<Value> value = newView.get(root);
      if (!physical.get(root).equals(value)) {
        edit(path, value);
      }
    }
    edits.put(TAG_PATH, new Edit.Unset(TAG_PATH));
  }

  GuardedWrite build(Document document) {
    return new GuardedWrite(
        Reconciler.key(document),
        List.copyOf(guard.values()),
        new ArrayList<>(edits.values()),
        new Grounds(physical, pairs, Times.UNTOLD));
  }
}
