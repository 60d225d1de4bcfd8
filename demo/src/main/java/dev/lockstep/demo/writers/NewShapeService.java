package dev.lockstep.demo.writers;

import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Collection;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A service that has moved on: it reads and edits the new shape, and writes as its contract says,
 * old side, new side and tag in one guarded update.
 */
final class NewShapeService implements Service {
  private static final int ATTEMPTS = 8;
  private static final Instant NEVER = Instant.ofEpochSecond(200_000_000_000L);

  private final World world;
  private final NewShapeWriter writer;
  private final Collection collection;
  private final Performer performer;

  /** A service that writes the same collection through the store's guarded writes. */
  NewShapeService(World world, NewShapeWriter writer, Collection collection) {
    this(world, writer, collection, Optional.empty());
  }

  /** A service that writes in another way; what its writes do is planned all the same. */
  NewShapeService(
      World world, NewShapeWriter writer, Collection collection, Optional<Performer> performer) {
    this.world = world;
    this.writer = writer;
    this.collection = collection;
    this.performer = performer.orElse((key, news, write) -> isApplied(write));
  }

  /** Writes a value of the new shape. */
  @FunctionalInterface
  interface Performer {
    /** Whether the value was written; the plan says what that does to the document. */
    boolean isWritten(Value key, Map.Entry<Path, Value> news, GuardedWrite plan);
  }

  @Override
  public void step(SplittableRandom random) {
    world
        .target(random)
        .ifPresent(target ->
            world
                .history()
                .write(
                    target.key(),
                    state -> state.flatMap(document -> write(target.key(), document, random))));
  }

  private Optional<Version> write(Value key, Document state, SplittableRandom random) {
    Map.Entry<Path, Value> seen = Vocabulary.any(world.vocabulary().renewed(), random);
    Map.Entry<Path, Value> news =
        Map.entry(seen.getKey(), world.tokens().like(seen.getValue(), random));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Document> physical = stored(key);
      NewShapeWriter.Plan plan =
          physical.isPresent() ? plan(physical.get(), news) : new NewShapeWriter.Plan.Nothing();
      switch (plan) {
        case NewShapeWriter.Plan.Write write -> {
          Document after = after(state, write.write());
          if (!comesForwardAgain(after, renewed(physical.orElseThrow(), write.write()))) {
            return Optional.empty();
          }
          if (performer.isWritten(key, news, write.write())) {
            return Optional.of(
                new Version(
                    Writer.NEW_SHAPE, Optional.of(after), Map.of(news.getKey(), news.getValue())));
          }
        }
        case NewShapeWriter.Plan.ReconcileFirst first -> {
          if (!first.reconciliation().displaced().isEmpty()
              || first.reconciliation().write().isEmpty()) {
            return Optional.empty();
          }
          boolean ignored = isApplied(first.reconciliation().write().get());
        }
        case NewShapeWriter.Plan.Unrepresentable u -> {
          return Optional.empty();
        }
        case NewShapeWriter.Plan.Nothing n -> {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /** As the guards of its writes see it. */
  private Optional<Document> stored(Value key) {
    return collection.read(List.of(key)).stream()
        .flatMap(stored ->
            switch (stored) {
              case StoredDocument.Readable readable -> Stream.of(readable.document());
              case StoredDocument.Unreadable unreadable -> Stream.empty();
            })
        .findFirst();
  }

  private NewShapeWriter.Plan plan(Document physical, Map.Entry<Path, Value> news) {
    return writer.update(
        physical,
        view ->
            Places.canHold(view, news.getKey())
                ? Places.set(view, news.getKey(), news.getValue())
                : view);
  }

  /** The old shape as this very write leaves it. */
  private Document after(Document state, GuardedWrite write) {
    Layout layout = world.shapes().layout();
    List<Edit> edits =
        write.edits().stream()
            .filter(edit -> !edit.path().root().equals(Layout.TAG))
            .filter(edit -> !layout.inPlace().contains(edit.path()))
            .toList();
    return edited(state, edits);
  }

  /** The new shape as this very write leaves it. */
  private Document renewed(Document physical, GuardedWrite write) {
    return world.shapes().layout().newView(edited(physical, write.edits()));
  }

  private static Document edited(Document document, List<Edit> edits) {
    Document result = document;
    for (Edit edit : edits) {
      result =
          switch (edit) {
            case Edit.Set set -> Places.set(result, set.path(), set.value());
            case Edit.Unset unset -> Places.unset(result, unset.path());
          };
    }
    return result;
  }

  /**
   * Whether the old shape has a place for all of this: a value that only the new one can hold, such
   * as a copy that no longer says what its original says, would be reported and not written.
   */
  private boolean comesForwardAgain(Document old, Document renewed) {
    Lens lens = world.shapes().lens();
    return lens.forward(old) instanceof Carry.Whole whole
        && lens.footprint().newPaths().stream()
            .allMatch(p -> Places.get(whole.document(), p).equals(Places.get(renewed, p)));
  }

  private boolean isApplied(GuardedWrite write) {
    return switch (collection.write(List.of(write), NEVER).getFirst()) {
      case WriteOutcome.Applied applied -> true;
      case WriteOutcome.Conflicting conflicting -> false;
      case WriteOutcome.Shadowed shadowed -> false;
      case WriteOutcome.Refused refused -> false;
      case WriteOutcome.Unknown unknown -> throw new IllegalStateException(unknown.why());
    };
  }
}
