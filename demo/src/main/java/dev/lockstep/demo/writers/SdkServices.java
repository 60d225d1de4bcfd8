package dev.lockstep.demo.writers;

import com.mongodb.client.MongoCollection;
import dev.lockstep.client.Lockstep;
import dev.lockstep.client.SidePath;
import dev.lockstep.client.mongodb.SharedMongoCollection;
import dev.lockstep.client.mongodb.SpokenChange;
import dev.lockstep.client.mongodb.Written;
import dev.lockstep.demo.control.Patience;
import dev.lockstep.demo.data.BsonForm;
import dev.lockstep.demo.history.Version;
import dev.lockstep.demo.history.Writer;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.routing.Traits;
import dev.lockstep.store.Collection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bson.BsonDocument;

/**
 * Three services that use the collection through the SDK, each an instance of its own: which shape
 * they read, and what their writes reach, is the stage's affair.
 */
public final class SdkServices implements AutoCloseable {
  /** The service that speaks the old shape. */
  public static final String LEGACY = "legacy";

  /** The service that speaks the new one. */
  public static final String UPGRADED = "upgraded";

  /** Some instances of it that get a change first. */
  public static final String CANARY = "canary";

  /** So many reads in a hundred time out on either path, as on any network. */
  private static final int TIMED_OUT = 3;

  private final World world;
  private final Map<String, Instance> instances;

  private record Instance(Lockstep lockstep, SharedMongoCollection<BsonDocument> collection) {}

  private SdkServices(World world, Map<String, Instance> instances) {
    this.world = world;
    this.instances = instances;
  }

  /**
   * Connects the services.
   *
   * @param instance makes an instance of the service of this name
   */
  public static SdkServices connect(
      World world,
      Change change,
      MongoCollection<BsonDocument> collection,
      Function<String, Lockstep> instance) {
    SpokenChange old = SpokenChange.of(change, Shape.OLD);
    SpokenChange renewed = SpokenChange.of(change, Shape.NEW);
    return new SdkServices(
        world,
        Map.of(
            LEGACY, connected(instance.apply(LEGACY), collection, old),
            UPGRADED, connected(instance.apply(UPGRADED), collection, renewed),
            CANARY, connected(instance.apply(CANARY), collection, renewed)));
  }

  private static Instance connected(
      Lockstep lockstep, MongoCollection<BsonDocument> collection, SpokenChange change) {
    String name = collection.getNamespace().getCollectionName();
    return new Instance(
        lockstep,
        Patience.with(() -> SharedMongoCollection.inPlace(lockstep, name, collection, change)));
  }

  /** Reads documents of the new shape, from whichever side the stage says. */
  Service reading(String service) {
    SharedMongoCollection<BsonDocument> collection = collection(service);
    Layout layout = world.shapes().layout();
    return random -> {
      Value key = world.history().any(random).key();
      boolean isTimedOut = random.nextInt(100) < TIMED_OUT;
      try {
        Optional<Document> unused =
            collection
                .shared()
                .read(
                    key,
                    cohort(key),
                    flaky(isTimedOut, () -> find(key).map(layout::oldView).map(layout::newView)),
                    flaky(isTimedOut, () -> find(key).map(layout::newView)));
      } catch (TimedOutException e) {
        Thread.onSpinWait(); // A service tries again later.
      }
    };
  }

  private Optional<Document> find(Value key) {
    return world.collection().find(key);
  }

  /** A twentieth of the documents get a change first, whoever reads them. */
  private static Traits cohort(Value key) {
    return Math.floorMod(key.hashCode() * 0x9E3779B9, 20) == 0
        ? new Traits(CANARY, "")
        : Traits.NONE;
  }

  private static SidePath<Optional<Document>, TimedOutException> flaky(
      boolean isTimedOut, Supplier<Optional<Document>> read) {
    return () -> {
      if (isTimedOut) {
        throw new TimedOutException();
      }
      return read.get();
    };
  }

  /** What a network does now and then. */
  private static final class TimedOutException extends Exception {
    private static final long serialVersionUID = 1;

    private TimedOutException() {
      super("The read timed out", null, false, false);
    }
  }

  /** Sets values of the old shape. */
  Service writingOld() {
    SharedMongoCollection<BsonDocument> collection = collection(LEGACY);
    return random ->
        world
            .target(random)
            .ifPresent(target ->
                world
                    .history()
                    .write(
                        target.key(),
                        state ->
                            state.flatMap(
                                document -> write(collection, target.key(), document, random))));
  }

  private Optional<Version> write(
      SharedMongoCollection<BsonDocument> collection,
      Value key,
      Document state,
      SplittableRandom random) {
    return world
        .news(state, world.vocabulary().changed(), random)
        .filter(news -> isComparable(state) && isSet(collection, key, news))
        .map(news -> Version.of(Writer.FIELDS, Places.set(state, news.getKey(), news.getValue())));
  }

  /** Sets values of the new shape. */
  Service writingNew(NewShapeWriter writer, Collection store) {
    SharedMongoCollection<BsonDocument> collection = collection(UPGRADED);
    return new NewShapeService(
        world,
        writer,
        store,
        Optional.of((key, news, plan) ->
            find(key).filter(SdkServices::isComparable).isPresent()
                && isSet(collection, key, news)));
  }

  /**
   * The server in memory compares values of these types only, as the guard of a write asks it to.
   */
  private static boolean isComparable(Value value) {
    return switch (value) {
      case Value.Null plain -> true;
      case Value.Bool plain -> true;
      case Value.Int32 plain -> true;
      case Value.Int64 plain -> true;
      case Value.Float64 plain -> true;
      case Value.Text plain -> true;
      case Value.DateTime plain -> true;
      case Value.ObjectId plain -> true;
      case Value.Array array -> array.items().stream().allMatch(SdkServices::isComparable);
      case Document document ->
          document.names().stream()
              .allMatch(name -> document.get(name).filter(SdkServices::isComparable).isPresent());
      default -> false;
    };
  }

  private static boolean isSet(
      SharedMongoCollection<BsonDocument> collection, Value key, Map.Entry<Path, Value> news) {
    Written written =
        collection.update(
            BsonForm.toBson(key),
            document ->
                BsonForm.toBson(
                    Places.set(BsonForm.fromBson(document), news.getKey(), news.getValue())));
    return switch (written) {
      case Written.Done done -> true;
      case Written.Missing missing -> false;
      case Written.Unrepresentable unrepresentable -> false;
    };
  }

  private SharedMongoCollection<BsonDocument> collection(String service) {
    return Optional.ofNullable(instances.get(service)).orElseThrow().collection();
  }

  /** Gives back the leases of those who speak the new shape, as when they are deployed back. */
  public void endNewShape() {
    List.of(UPGRADED, CANARY)
        .forEach(service -> close(Optional.ofNullable(instances.get(service)).orElseThrow()));
  }

  private static void close(Instance instance) {
    try {
      instance.lockstep().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    new ArrayList<>(instances.values()).forEach(SdkServices::close);
  }
}
