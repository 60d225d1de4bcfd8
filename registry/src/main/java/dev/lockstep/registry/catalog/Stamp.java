package dev.lockstep.registry.catalog;

import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What the operating system says of a file and what alters with its content.
 *
 * <p>The moment of the last change (not only of the last writing) is part of it, because programs
 * set the latter back: a copy that keeps times, an archive that is unpacked over a folder. A file
 * that changed shortly before it was read may change again within the same tick of the clock, so
 * its stamp proves nothing; {@link #isSettled} says which do.
 *
 * @param modified nanoseconds since 1970
 * @param changed the same
 */
record Stamp(long size, long modified, long changed, long inode) {
  /** Which attributes make a stamp, in the words of the file system. */
  static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,isRegularFile";

  /** Proves nothing; no file has it. */
  static final Stamp NONE = new Stamp(-1, 0, 0, 0);

  private static final long TICK_NANOS = 2_000_000_000;

  /** The stamp in these attributes; none where the file system does not tell all of them. */
  static Stamp of(Map<String, Object> attributes) {
    return attributes.get("size") instanceof Long size
            && attributes.get("lastModifiedTime") instanceof FileTime modified
            && attributes.get("ctime") instanceof FileTime changed
            && attributes.get("ino") instanceof Long inode
        ? new Stamp(size, nanos(modified), nanos(changed), inode)
        : NONE;
  }

  static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }

  /** Whether every later change will show, when the file is read after this moment. */
  boolean isSettled(long moment) {
    long last = Math.max(modified, changed);
    return !equals(NONE) && last < moment - TICK_NANOS;
  }
}
