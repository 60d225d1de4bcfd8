package dev.lockstep.client.mongodb;

import com.mongodb.client.MongoCollection;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Both shapes in one document: the first side of a write changes all that the stage asks for at
 * once, and nothing is left for the second.
 */
final class InPlace<T> implements Sides<T> {
  private final GuardedCollection collection;
  private final DocumentCodec<T> codec;
  private final SpokenChange change;

  InPlace(MongoCollection<T> collection, SpokenChange change) {
    this.collection = new GuardedCollection(collection);
    this.codec = DocumentCodec.of(collection);
    this.change = change;
  }

  @Override
  public Optional<T> find(BsonValue key, Shape side, Tenure tenure) {
    TwoShapes shapes = new TwoShapes(change, tenure);
    return collection.find(key).map(stored -> shapes.view(stored, side)).map(codec::decode);
  }

  @Override
  public Written write(BsonValue key, Shape side, Attempt attempt) {
    return attempt.first().orElseGet(() -> attempt.done(first(key, attempt)));
  }

  private Written first(BsonValue key, Attempt attempt) {
    TwoShapes shapes = new TwoShapes(change, attempt.tenure());
    return switch (attempt.deed()) {
      case Deed.Insert insert -> {
        TwoShapes.Next next = shapes.born(insert.document());
        if (next instanceof TwoShapes.Next.Stored stored) {
          collection.insert(stored.document());
          shapes.weigh(stored.document(), attempt.scale());
        }
        yield written(next);
      }
      case Deed.Update update -> update(key, update, shapes, attempt.scale());
      case Deed.Delete delete ->
          collection.delete(key) ? new Written.Done() : new Written.Missing();
    };
  }

  private static Written written(TwoShapes.Next next) {
    return switch (next) {
      case TwoShapes.Next.Stored stored -> new Written.Done();
      case TwoShapes.Next.Held held -> new Written.Unrepresentable(held.path(), held.why());
    };
  }

  private Written update(BsonValue key, Deed.Update update, TwoShapes shapes, Scale scale) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Document> stored = collection.find(key);
      if (stored.isEmpty()) {
        return new Written.Missing();
      }
      refuseForeign(stored.get());
      TwoShapes.Next next = shapes.edited(stored.get(), update.edit());
      if (!(next instanceof TwoShapes.Next.Stored after) || after.document().equals(stored.get())) {
        return written(next);
      }
      if (collection.replace(stored.get(), after.document())) {
        shapes.weigh(after.document(), scale);
        return written(next);
      }
    }
    throw Sides.contended(collection.name());
  }

  private void refuseForeign(Document stored) {
    if (change.layout().isForeign(stored)) {
      throw new Problem(
          ProblemCode.CHANGE_ALTERED,
          "Cannot write a document of %s: it carries the tag of another change than %s"
              .formatted(collection.name(), change.layout().change()),
          "nothing was written",
          "lockstep status");
    }
  }

  /** Both shapes change in one write: what others left out of step, the runner's sync carries. */
  @Override
  public void repair(BsonValue key, Shape holder, Scale scale) {}
}
