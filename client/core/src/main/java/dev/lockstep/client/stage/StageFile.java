package dev.lockstep.client.stage;

import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last state in a file, as JSON. It is replaced as a whole and forced to the disk, so that it
 * is never half a state; one that cannot be read counts as none.
 */
public final class StageFile implements StageMemory {
  private static final Logger LOG = LoggerFactory.getLogger(StageFile.class);
  private static final int SIZE_MAX = 1 << 20;

  private final Path file;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<StageState> kept;

  /** The state in this file, if there is one. */
  public StageFile(Path file) {
    this.file = file;
    this.kept = read();
  }

  private Optional<StageState> read() {
    try {
      if (Files.size(file) > SIZE_MAX) {
        throw new IOException("it is larger than 1 MiB");
      }
      return Optional.of(StageState.of(WireJson.readState(Files.readString(file))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | WireException e) {
      LOG.warn("The last stage in {} is passed over: {}", file, e.getMessage());
      return Optional.empty();
    }
  }

  @Override
  public Optional<StageState> last() {
    lock.lock();
    try {
      return kept;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean keep(StageState state) {
    lock.lock();
    try {
      if (kept.map(StageState::message).equals(Optional.of(state.message()))) {
        return true;
      }
      write(WireJson.write(state.message()));
      kept = Optional.of(state);
      return true;
    } catch (IOException e) {
      LOG.warn("Cannot keep the stage in {}: {}; it is not acknowledged", file, e.getMessage());
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void write(String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
      while (bytes.hasRemaining()) {
        int unused = channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(file.toAbsolutePath().getParent())) {
      channel.force(true);
    }
  }

  @Override
  public void forget() {
    lock.lock();
    try {
      Files.deleteIfExists(file);
      forceFolder();
      kept = Optional.empty();
    } catch (IOException e) {
      LOG.warn("Cannot take away the last stage in {}: {}", file, e.getMessage());
    } finally {
      lock.unlock();
    }
  }
}
