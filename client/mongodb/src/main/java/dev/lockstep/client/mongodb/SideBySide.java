package dev.lockstep.client.mongodb;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Complement;
import dev.lockstep.model.lens.Lens;
import dev.lockstep.model.stage.Conduct.Writes;
import java.util.Optional;
import org.bson.BsonValue;

/**
 * Each shape in a collection of its own.
 *
 * <p>The second side of a write is not written from the service's document but carried from what
 * the first one holds, and the first one is looked at again afterwards: so writers that overtake
 * each other between the two sides end in agreement, whoever was last.
 */
final class SideBySide<T> implements Sides<T> {
  private final MongoCollection<T> typed;
  private final GuardedCollection old;
  private final GuardedCollection renewed;
  private final DocumentCodec<T> codec;
  private final Lens lens;
  private final Shape spoken;

  SideBySide(MongoCollection<T> old, MongoCollection<T> renewed, SpokenChange change) {
    this.old = new GuardedCollection(old);
    this.renewed = new GuardedCollection(renewed);
    codec = DocumentCodec.of(old);
    lens = change.translation().lens();
    spoken = change.shape();
    typed = spoken == Shape.OLD ? old : renewed;
  }

  private GuardedCollection at(Shape side) {
    return switch (side) {
      case OLD -> old;
      case NEW -> renewed;
    };
  }

  private static Shape other(Shape side) {
    return switch (side) {
      case OLD -> Shape.NEW;
      case NEW -> Shape.OLD;
    };
  }

  @Override
  public Optional<T> find(BsonValue key, Shape side, Tenure tenure) {
    if (side == spoken) {
      return Optional.ofNullable(typed.find(Filters.eq(key)).first());
    }
    return at(side).find(key).map(stored -> codec.decode(whole(heard(stored, side))));
  }

  /** A stored document in the shape that the service speaks. */
  private Carry heard(Document stored, Shape side) {
    return side == spoken ? asItIs(stored) : carried(stored, side, Optional.empty());
  }

  private static Carry asItIs(Document document) {
    return new Carry.Whole(document, Complement.NONE);
  }

  /** A document of one side as the other one should hold it, where it holds this now. */
  private Carry carried(Document document, Shape from, Optional<Document> present) {
    return switch (from) {
      case OLD ->
          present.map(other -> lens.put(document, other)).orElseGet(() -> lens.forward(document));
      case NEW -> lens.back(document, present.map(this::complement).orElse(Complement.NONE));
    };
  }

  private Complement complement(Document old) {
    return lens.forward(old) instanceof Carry.Whole whole ? whole.complement() : Complement.NONE;
  }

  private Document whole(Carry carry) {
    return switch (carry) {
      case Carry.Whole whole -> whole.document();
      case Carry.Held held ->
          throw Sides.unspeakable(at(spoken).name(), held.path().toString(), held.why());
    };
  }

  @Override
  public Written write(BsonValue key, Shape side, Attempt attempt) {
    if (attempt.first().isEmpty()) {
      return attempt.done(first(key, side, attempt));
    }
    Written written = attempt.first().get();
    if (written instanceof Written.Done) {
      repair(key, other(side), attempt.scale());
    }
    return written;
  }

  private Written first(BsonValue key, Shape side, Attempt attempt) {
    return switch (attempt.deed()) {
      case Deed.Insert insert -> insert(insert.document(), side, attempt);
      case Deed.Update update -> update(key, update, side, attempt);
      case Deed.Delete delete -> at(side).delete(key) ? new Written.Done() : new Written.Missing();
    };
  }

  private Written insert(Document document, Shape side, Attempt attempt) {
    Carry next = side == spoken ? asItIs(document) : carried(document, spoken, Optional.empty());
    Optional<Written> refused = refused(next, side, attempt.writes());
    if (refused.isEmpty()) {
      at(side).insert(whole(next));
      attempt.scale().weigh(side, whole(next));
    }
    return refused.orElseGet(Written.Done::new);
  }

  private Written update(BsonValue key, Deed.Update update, Shape side, Attempt attempt) {
    for (int tries = 0; tries < ATTEMPTS; tries++) {
      Optional<Document> stored = at(side).find(key);
      if (stored.isEmpty()) {
        return new Written.Missing();
      }
      Document after = update.edit().apply(whole(heard(stored.get(), side)));
      Carry next = side == spoken ? asItIs(after) : carried(after, spoken, stored);
      Optional<Written> refused = refused(next, side, attempt.writes());
      if (refused.isPresent()) {
        return refused.get();
      }
      if (at(side).replace(stored.get(), whole(next))) {
        attempt.scale().weigh(side, whole(next));
        return new Written.Done();
      }
    }
    throw Sides.contended(at(side).name());
  }

  /** Why nothing may be written: a shape that the stage asks for cannot hold it. */
  private Optional<Written> refused(Carry next, Shape side, Writes writes) {
    boolean isForBoth = writes == Writes.OLD_THEN_NEW || writes == Writes.NEW_THEN_OLD;
    Carry last =
        next instanceof Carry.Whole whole && isForBoth
            ? carried(whole.document(), side, Optional.empty())
            : next;
    return last instanceof Carry.Held held
        ? Optional.of(new Written.Unrepresentable(held.path(), held.why()))
        : Optional.empty();
  }

  @Override
  public void repair(BsonValue key, Shape holder, Scale scale) {
    Optional<Document> held = at(holder).find(key);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      boolean isBrought = isBrought(key, held, holder, scale);
      Optional<Document> now = at(holder).find(key);
      if (isBrought && now.equals(held)) {
        return;
      }
      held = now;
    }
    throw Sides.contended(at(holder).name());
  }

  /** Whether the other side has this now, written or found. */
  private boolean isBrought(BsonValue key, Optional<Document> held, Shape holder, Scale scale) {
    GuardedCollection target = at(other(holder));
    Optional<Document> present = target.find(key);
    Optional<Document> wanted = held.map(document -> whole(carried(document, holder, present)));
    if (present.equals(wanted)) {
      return true;
    }
    boolean isDone =
        present.isEmpty() ? isBorn(wanted, target) : isNow(present.get(), wanted, target);
    wanted.filter(next -> isDone).ifPresent(next -> scale.weigh(other(holder), next));
    return isDone;
  }

  private static boolean isBorn(Optional<Document> wanted, GuardedCollection target) {
    return wanted.map(target::insertIfAbsent).orElse(true);
  }

  private static boolean isNow(
      Document present, Optional<Document> wanted, GuardedCollection target) {
    return wanted
        .map(next -> target.replace(present, next))
        .orElseGet(() -> target.delete(present));
  }
}
