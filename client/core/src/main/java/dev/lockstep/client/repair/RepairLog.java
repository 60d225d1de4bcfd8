package dev.lockstep.client.repair;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A file of lines, each with its checksum and forced to the disk before it counts.
 *
 * <p>All of its room is taken when the file is made, so that a disk that fills up later refuses no
 * line. The first byte is a mark that is set in place. Then come lines, and zeros to the end. A
 * last line that is torn was never promised and is dropped; damage before the end sets the mark.
 * Not for threads to share.
 */
final class RepairLog implements Closeable {
  private static final int CHECKSUM_DIGITS = 8;
  private static final byte UNMARKED = '-';
  private static final byte MARKED = '!';
  private static final int FIRST_LINE = 2;

  private final Path file;
  private final int size;
  private final FileChannel owner;
  private FileChannel channel;
  private int end = FIRST_LINE;
  private boolean isMarked;
  private final List<String> found = new ArrayList<>();

  private RepairLog(Path file, int size, FileChannel owner, FileChannel channel) {
    this.file = file;
    this.size = size;
    this.owner = owner;
    this.channel = channel;
  }

  /**
   * Opens the file or makes it.
   *
   * @param size how many bytes it has
   * @throws IOException when it cannot be read or written, has no room, or is another process's
   */
  static RepairLog open(Path file, int size) throws IOException {
    FileChannel owner =
        FileChannel.open(
            beside(file, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = owner.tryLock();
      if (lock == null) {
        throw new IOException("another process has it open");
      }
      if (!Files.exists(file)) {
        make(file, size, List.of(), UNMARKED);
      }
      int sizeNow = Math.toIntExact(Files.size(file));
      RepairLog log = new RepairLog(file, Math.max(size, sizeNow), owner, channel(file));
      log.recover();
      return log;
    } catch (IOException | RuntimeException e) {
      owner.close();
      throw e;
    }
  }

  private static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Writes a whole new file aside, room included, and puts it in place at once. */
  private static void make(Path file, int size, List<String> lines, byte mark) throws IOException {
    ByteBuffer content = ByteBuffer.allocate(size).put(mark).put((byte) '\n');
    lines.forEach(line -> content.put(bytes(line)));
    Path next = beside(file, ".next");
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      write(channel, content.rewind(), 0);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent())) {
      folder.force(true);
    }
  }

  private static void write(FileChannel channel, ByteBuffer bytes, int from) throws IOException {
    int at = from;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(false);
  }

  private static byte[] bytes(String line) {
    return "%08x %s\n".formatted(checksum(line), line).getBytes(StandardCharsets.UTF_8);
  }

  private static long checksum(String line) {
    CRC32C crc = new CRC32C();
    crc.update(line.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }

  private void recover() throws IOException {
    byte[] content = Files.readAllBytes(file);
    isMarked = content.length < FIRST_LINE || content[0] != UNMARKED;
    int at = FIRST_LINE;
    while (at < content.length && content[at] != 0) {
      int lineEnd = at;
      while (lineEnd < content.length && content[lineEnd] != '\n' && content[lineEnd] != 0) {
        lineEnd++;
      }
      String line = new String(content, at, lineEnd - at, StandardCharsets.UTF_8);
      if (lineEnd == content.length || content[lineEnd] != '\n' || !isWhole(line)) {
        break;
      }
      found.add(line.substring(CHECKSUM_DIGITS + 1));
      at = lineEnd + 1;
    }
    end = at;
    drop(content);
  }

  private static boolean isWhole(String line) {
    return line.length() > CHECKSUM_DIGITS
        && line.startsWith("%08x ".formatted(checksum(line.substring(CHECKSUM_DIGITS + 1))));
  }

  /** Takes away what lies behind the last whole line: a torn line, or more than that. */
  private void drop(byte[] content) throws IOException {
    int last = content.length;
    while (last > end && content[last - 1] == 0) {
      last--;
    }
    for (int i = end; i < last - 1; i++) {
      isMarked |= content[i] == '\n'; // A line was whole behind one that is not.
    }
    if (last > end) {
      write(channel, ByteBuffer.allocate(last - end), end);
      mark();
    }
  }

  private void mark() throws IOException {
    write(channel, ByteBuffer.wrap(new byte[] {isMarked ? MARKED : UNMARKED}), 0);
  }

  /** The lines that were there when it was opened. */
  List<String> found() {
    return List.copyOf(found);
  }

  boolean isMarked() {
    return isMarked;
  }

  /** Sets or takes away the mark, in place. */
  void mark(boolean marked) throws IOException {
    isMarked = marked;
    mark();
  }

  /** Whether there is room for one more line. */
  boolean fits(String line) {
    return end + bytes(line).length < size;
  }

  /** Adds a line that {@link #fits} and forces it to the disk. */
  void append(String line) throws IOException {
    byte[] bytes = bytes(line);
    write(channel, ByteBuffer.wrap(bytes), end);
    end += bytes.length;
  }

  /** Replaces all lines. */
  void rewrite(List<String> lines) throws IOException {
    make(file, size, lines, isMarked ? MARKED : UNMARKED);
    FileChannel last = channel;
    channel = channel(file);
    last.close();
    end = FIRST_LINE + lines.stream().mapToInt(line -> bytes(line).length).sum();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    owner.close();
  }
}
