package dev.lockstep.runner.seal;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The file with the keys: a line each, oldest first. The last one seals, all of them open.
 *
 * @param path where it is
 */
public record KeyFile(Path path) {
  private static final ReentrantLock WRITING = new ReentrantLock();

  public KeyFile {
    path = path.toAbsolutePath().normalize();
  }

  /** Whether there is such a file. */
  public boolean exists() {
    return Files.exists(path);
  }

  /** The ids of its keys, oldest first; none where there is no file. */
  public List<String> ids() {
    return keys().stream().map(SealingKey::id).toList();
  }

  /** The keys, oldest first; none where there is no file. */
  List<SealingKey> keys() {
    if (!exists()) {
      return List.of();
    }
    try {
      List<SealingKey> keys = new ArrayList<>();
      for (String line : Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList()) {
        if (!line.isBlank()) {
          keys.add(SealingKey.parse(line.strip()).orElseThrow(this::damaged));
        }
      }
      return List.copyOf(keys);
    } catch (IOException e) {
      throw unusable("read", "the file is not readable for this user").causedBy(e);
    }
  }

  /** Adds a key, durable before it is used; from now on it seals. Answers its id. */
  public String add() {
    WRITING.lock();
    try (FileChannel guard =
            FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = guard.lock()) {
      List<SealingKey> keys = new ArrayList<>(keys());
      SealingKey added = SealingKey.make();
      keys.add(added);
      if (held.isValid()) {
        replace(String.join("", keys.stream().map(key -> key.line() + "\n").toList()));
      }
      return added.id();
    } catch (IOException e) {
      throw unusable("write", "its folder is missing, not writable or full").causedBy(e);
    } finally {
      WRITING.unlock();
    }
  }

  /** Makes the first key where there is none; of two processes one makes it. */
  void addFirst() {
    if (!exists()) {
      String added = add();
      assert !added.isEmpty();
    }
  }

  /** The file is whole at every moment: the old one or the new one, for its owner's eyes only. */
  private void replace(String text) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(next);
    Path made = Files.createFile(next, forOwnerOnly(next));
    try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
      ByteBuffer content = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
      while (content.hasRemaining()) {
        int written = channel.write(content);
        assert written >= 0;
      }
      channel.force(true);
    }
    Path moved = Files.move(made, path, StandardCopyOption.ATOMIC_MOVE);
    assert moved.equals(path);
  }

  private static FileAttribute<?>[] forOwnerOnly(Path file) throws IOException {
    boolean posix = Files.getFileStore(file.getParent()).supportsFileAttributeView("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private Problem damaged() {
    return unusable("read", "a line in it is no key, or a damaged one");
  }

  private Problem unusable(String verb, String why) {
    return new Problem(
        ProblemCode.FILE_UNREADABLE,
        "Cannot %s the key file %s: %s".formatted(verb, path, why),
        "Nothing was written by this command; what its keys sealed can be read with them only.",
        "Mend the file or put back a copy of it, then repeat the command.");
  }
}
