package dev.lockstep.journal;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An operating-system lock on one change within a state folder. While it is held, no other process
 * of this machine with the same folder carries the change; the system releases it when its process
 * dies, however it dies, so that holding it proves the former owner dead. It says nothing about
 * other machines: those are held off by the lease in the store.
 */
public final class ChangeLock implements AutoCloseable {
  /**
   * What this process holds. Asking the system twice is not enough: to close a second channel of
   * one file releases, on POSIX systems, the lock that the first holds.
   */
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  /** Threads of this process take turns to ask the system. */
  private static final ReentrantLock ASKING = new ReentrantLock();

  private final Path file;
  private final FileChannel channel;
  private final FileLock lock;

  private ChangeLock(Path file, FileChannel channel, FileLock lock) {
    this.file = file;
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Takes the lock of this change; empty where a process, this one included, holds it.
   *
   * @param folder the state folder, created where it is missing
   */
  public static Optional<ChangeLock> tryAcquire(Path folder, String change) {
    Path file = file(folder, change);
    ASKING.lock();
    try {
      if (HELD_HERE.contains(file)) {
        return Optional.empty();
      }
      Optional<ChangeLock> taken = take(file);
      taken.ifPresent(lock -> HELD_HERE.add(file));
      return taken;
    } finally {
      ASKING.unlock();
    }
  }

  private static Optional<ChangeLock> take(Path file) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      Files.writeString(signature(file), ProcessHandle.current().pid() + "\n");
      return Optional.of(new ChangeLock(file, channel, lock));
    } catch (IOException e) {
      throw Failures.of(file, e);
    }
  }

  /** Whether some process holds the lock of this change, found out by taking it for a moment. */
  public static boolean isHeld(Path folder, String change) {
    Path file = file(folder, change);
    ASKING.lock();
    try {
      return HELD_HERE.contains(file) || (Files.exists(file) && isHeldElsewhere(file));
    } finally {
      ASKING.unlock();
    }
  }

  private static boolean isHeldElsewhere(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null;
    } catch (IOException e) {
      throw Failures.of(file, e);
    }
  }

  /** The process that last took the lock of this change on this machine, dead or alive. */
  public static Optional<Long> lastHolder(Path folder, String change) {
    Path file = file(folder, change);
    try {
      return Optional.of(Long.parseLong(Files.readString(signature(file)).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Path signature(Path file) {
    return file.resolveSibling(file.getFileName() + ".pid");
  }

  private static Path file(Path folder, String change) {
    String name = URLEncoder.encode(change, StandardCharsets.UTF_8).replace("*", "%2A");
    return folder.toAbsolutePath().normalize().resolve("locks").resolve(name + ".lock");
  }

  /** Whether the lock is still held. */
  public boolean isHeld() {
    return lock.isValid();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Failures.of(file, e);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
