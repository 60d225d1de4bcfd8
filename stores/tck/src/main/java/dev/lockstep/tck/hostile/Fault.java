package dev.lockstep.tck.hostile;

/** Something that goes wrong now and then. */
public enum Fault {
  /** Any call fails as if the store could not be reached. A write that fails so had no effect. */
  UNREACHABLE,
  /** A write takes effect, and its outcome is unknown. */
  APPLIED_UNKNOWN,
  /** A write is lost, and its outcome is unknown. */
  LOST_UNKNOWN,
  /** A guarded write's outcome is unknown; it takes effect later, if it still may. */
  DELAYED_WRITE,
  /** An insert's or delete's outcome is unknown; it takes effect later, if it still may. */
  DELAYED_OWN_WRITE,
  /** A feed has nothing to say yet, although there is something. */
  FEED_DELAYED,
  /** A feed answers its last events once more. */
  FEED_REPEATED,
  /** A feed mixes the events of different keys. */
  FEED_MIXED,
  /** A feed passes over what it may. */
  FEED_TERSE,
  /** A feed forgets what it has not answered yet. */
  FEED_TRUNCATED,
  /** What has expired goes now, not at the next regular look. */
  EXPIRY,
  /** The server says that it suffers. */
  UNHEALTHY
}
