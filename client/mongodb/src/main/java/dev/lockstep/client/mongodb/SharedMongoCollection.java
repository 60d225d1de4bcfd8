package dev.lockstep.client.mongodb;

import com.mongodb.client.MongoCollection;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.stage.Tenure;
import dev.lockstep.model.document.BsonSize;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.routing.Traits;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.BsonValue;

/**
 * A MongoDB collection whose shape changes, as a service sees it that keeps speaking one shape.
 *
 * <p>A document found is of that shape, whichever side answered; one written reaches the sides that
 * the stage asks for. Documents go through the codec of the collection, so that they are {@code
 * org.bson.Document}, {@code BsonDocument} or a type of the service's own; shadow reads compare
 * them by {@code equals}. The key is {@code _id}, and what records are routed by. Threads share it.
 *
 * @param <T> the service's type of a document
 */
public final class SharedMongoCollection<T> {
  private final SharedCollection shared;
  private final Sides<T> sides;
  private final DocumentCodec<T> codec;

  private SharedMongoCollection(SharedCollection shared, Sides<T> sides, DocumentCodec<T> codec) {
    this.shared = shared;
    this.sides = sides;
    this.codec = codec;
  }

  /**
   * A collection whose documents hold both shapes.
   *
   * @throws IOException when the control plane cannot be asked, so that no stage is known
   */
  public static <T> SharedMongoCollection<T> inPlace(
      Lockstep lockstep, String name, MongoCollection<T> collection, SpokenChange change)
      throws IOException {
    return over(lockstep, name, new InPlace<>(collection, change), collection);
  }

  /**
   * A collection of the old shape and one of the new, with the same keys.
   *
   * @throws IOException when the control plane cannot be asked, so that no stage is known
   */
  public static <T> SharedMongoCollection<T> sideBySide(
      Lockstep lockstep, String name, Pair<T> collections, SpokenChange change) throws IOException {
    Sides<T> sides = new SideBySide<>(collections.old(), collections.renewed(), change);
    return over(lockstep, name, sides, collections.old());
  }

  /** The collection of each shape. */
  public record Pair<T>(MongoCollection<T> old, MongoCollection<T> renewed) {}

  private static <T> SharedMongoCollection<T> over(
      Lockstep lockstep, String name, Sides<T> sides, MongoCollection<T> collection)
      throws IOException {
    SharedCollection shared =
        lockstep.collection(
            name, (key, holder) -> sides.repair(BsonValues.write(key), holder, Sides.Scale.NONE));
    return new SharedMongoCollection<>(shared, sides, DocumentCodec.of(collection));
  }

  /** The document of this key, from the side that the stage asks for. */
  public Optional<T> find(BsonValue key) {
    return find(key, Traits.NONE);
  }

  /** The document of this key, from the side that the stage asks for. */
  public Optional<T> find(BsonValue key, Traits traits) {
    try (Tenure tenure = shared.enter()) {
      return shared.read(
          BsonValues.read(key),
          traits,
          () -> sides.find(key, Shape.OLD, tenure),
          () -> sides.find(key, Shape.NEW, tenure));
    }
  }

  /**
   * Inserts a document.
   *
   * @return {@code Done} or {@code Unrepresentable}
   * @throws com.mongodb.MongoWriteException where its key is there already
   */
  public Written insert(T document) {
    Document spoken = codec.encode(document);
    return write(keyOf(spoken), new Sides.Deed.Insert(spoken));
  }

  /** Replaces the document that has the key of this one. */
  public Written replace(T document) {
    Document spoken = codec.encode(document);
    return write(keyOf(spoken), new Sides.Deed.Update(before -> spoken));
  }

  /**
   * Edits a document: what is read is given to the edit, and what that answers is written if nobody
   * has changed the document meanwhile; else it is read and edited again.
   *
   * @param edit may be asked more than once; does not change the key
   */
  public Written update(BsonValue key, UnaryOperator<T> edit) {
    return write(
        key, new Sides.Deed.Update(before -> codec.encode(edit.apply(codec.decode(before)))));
  }

  /**
   * Deletes the document of this key.
   *
   * @return {@code Done} or {@code Missing}
   */
  public Written delete(BsonValue key) {
    return write(key, new Sides.Deed.Delete());
  }

  private static BsonValue keyOf(Document document) {
    return BsonValues.write(
        document
            .get("_id")
            .orElseThrow(() -> new IllegalArgumentException("A document has an _id")));
  }

  private Written write(BsonValue key, Sides.Deed deed) {
    Value routed = BsonValues.read(key);
    try (Tenure tenure = shared.enter()) {
      Sides.Scale scale = (side, written) -> shared.wrote(tenure, side, BsonSize.of(written));
      Sides.Attempt attempt = new Sides.Attempt(deed, tenure, scale);
      return shared.write(
          routed,
          () -> sides.write(key, Shape.OLD, attempt),
          () -> sides.write(key, Shape.NEW, attempt));
    }
  }

  /** The collection of the SDK beneath, for what this face does not do. */
  public SharedCollection shared() {
    return shared;
  }
}
