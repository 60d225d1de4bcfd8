package dev.lockstep.tck.hostile;

/**
 * One step of input and output: a call to the store, or one write of a batch.
 *
 * @param step its number in this world, from 1
 * @param caller which engine calls
 * @param kind what it asks for
 * @param subject the collection, and the key where there is one
 */
public record Call(long step, String caller, Kind kind, String subject) {
  /** What is asked of the store. */
  public enum Kind {
    COLLECTIONS,
    CATALOGUE,
    NOW,
    HEALTH,
    RANGES,
    SCAN,
    READ,
    WRITE,
    INSERT,
    DELETE,
    COUNT,
    SIZE,
    OPEN_FEED,
    POLL,
    INDEXES,
    CREATE_INDEX,
    DROP_INDEX,
    VALIDATOR,
    DROP,
    EXPAND,
    CONTRACT,
    KEEP;

    /** Whether the call may change what the store holds. */
    public boolean changes() {
      return switch (this) {
        case WRITE, INSERT, DELETE, CREATE_INDEX, DROP_INDEX, DROP, EXPAND -> true;
        case CONTRACT, KEEP -> true;
        case COLLECTIONS, CATALOGUE, NOW, HEALTH, RANGES, SCAN, READ, COUNT, SIZE -> false;
        case OPEN_FEED, POLL, INDEXES, VALIDATOR -> false;
      };
    }
  }

  @Override
  public String toString() {
    return "#" + step + " " + caller + " " + kind + " " + subject;
  }
}
