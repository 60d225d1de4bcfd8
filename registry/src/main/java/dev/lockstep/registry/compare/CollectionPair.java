package dev.lockstep.registry.compare;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.path.Path;
import java.util.List;
import java.util.Optional;

/**
 * One collection in two versions of its contract.
 *
 * @param places what became of each place, parents before what is in them
 */
public record CollectionPair(
    Contract oldContract,
    Contract newContract,
    CollectionPromise before,
    CollectionPromise after,
    List<Place> places) {
  public CollectionPair {
    places = List.copyOf(places);
  }

  /** A collection in two versions. */
  public static CollectionPair of(
      Contract oldContract,
      Contract newContract,
      CollectionPromise before,
      CollectionPromise after) {
    return new CollectionPair(
        oldContract, newContract, before, after, Matching.of(before.shape(), after.shape()));
  }

  /** What a path of the old version is called in the new one, if its place is still there. */
  public Path renamed(Path path) {
    return places(Place.Kept.class).stream()
        .filter(place -> place.path().equals(path))
        .map(place -> place.after().path())
        .findFirst()
        .orElse(path);
  }

  /** The same collection in another version of its contract: by its id, else by its name. */
  public static Optional<CollectionPromise> partner(CollectionPromise collection, Contract other) {
    Optional<CollectionPromise> byId =
        collection
            .id()
            .flatMap(id ->
                other.collections().stream()
                    .filter(each -> each.id().filter(id::equals).isPresent())
                    .findFirst());
    return byId.or(() -> other.collection(collection.name()));
  }

  /** The places of one kind. */
  public <P extends Place> List<P> places(Class<P> kind) {
    return places.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
