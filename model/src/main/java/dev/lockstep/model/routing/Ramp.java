package dev.lockstep.model.routing;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.util.List;

/**
 * Which reads are answered from the new shape: those of records in any of its shares.
 *
 * <p>A ramp that keeps its salt and its shares, and only widens them or adds to them, only ever
 * adds records; taken back in reverse, the last to come are the first to go. A decision allocates
 * nothing. Immutable; threads may share it.
 */
public final class Ramp {
  private final Salt salt;
  private final List<Share> shares;
  private final Buckets buckets;

  /** A ramp of these shares, their buckets dealt under this salt. */
  public Ramp(Salt salt, List<Share> shares) {
    this.salt = salt;
    this.shares = List.copyOf(shares);
    this.buckets = new Buckets(salt);
  }

  /** The salt its buckets are dealt under. */
  public Salt salt() {
    return salt;
  }

  /** The shares that read the new shape. */
  public List<Share> shares() {
    return shares;
  }

  /** The shape that answers a read of this key; the old one for a value that is no usable key. */
  public Shape route(Value key, Traits traits) {
    return at(buckets.of(key), traits);
  }

  /** The shape that answers a read of this key of text. */
  public Shape route(String key, Traits traits) {
    return at(buckets.of(key), traits);
  }

  /** The shape that answers a read of this integer key. */
  public Shape route(long key, Traits traits) {
    return at(buckets.of(key), traits);
  }

  private Shape at(int bucket, Traits traits) {
    if (bucket == Buckets.NONE) {
      return Shape.OLD;
    }
    for (int i = 0; i < shares.size(); i++) { // An iterator would be allocated.
      if (shares.get(i).holds(bucket, traits)) {
        return Shape.NEW;
      }
    }
    return Shape.OLD;
  }

  @Override
  public String toString() {
    return salt.prefix() + shares;
  }
}
