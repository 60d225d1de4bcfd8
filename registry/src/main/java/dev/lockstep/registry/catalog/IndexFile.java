package dev.lockstep.registry.catalog;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The entries of a folder in one file.
 *
 * <p>A file that is of another format, was written by other readers than these, is damaged, or is
 * too large holds nothing: it is made anew. It is replaced in one step, so that whoever reads it
 * meanwhile has the one before.
 */
final class IndexFile {
  private static final int MAGIC = 0x4c534958;
  private static final int FORMAT = 1;
  private static final int SIZE_MAX = 256 << 20;

  private final Path file;
  private final String readers;

  /**
   * @param readers tells the readers apart whose entries these are
   */
  IndexFile(Path file, String readers) {
    this.file = file;
    this.readers = readers;
  }

  List<Entry> read() {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > SIZE_MAX) {
        return List.of();
      }
      return entries(Files.readAllBytes(file));
    } catch (IOException | BufferUnderflowException | IllegalArgumentException e) {
      return List.of(); // Damaged, which costs time and nothing else.
    }
  }

  private List<Entry> entries(byte[] bytes) {
    int end = bytes.length - Long.BYTES;
    if (end < 0) {
      return List.of();
    }
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, end);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (in.getLong(end) != sum.getValue()
        || in.getInt() != MAGIC
        || in.getInt() != FORMAT
        || !text(in).equals(readers)) {
      return List.of();
    }
    int count = in.getInt();
    List<Entry> entries = new ArrayList<>(Math.min(count, bytes.length));
    for (int i = 0; i < count; i++) {
      entries.add(entry(in));
    }
    return entries;
  }

  private static Entry entry(ByteBuffer in) {
    String name = text(in);
    Stamp stamp = new Stamp(in.getLong(), in.getLong(), in.getLong(), in.getLong());
    String content = hash(in, Digests.CONTENT_SIZE);
    String blob = hash(in, Digests.BLOB_SIZE);
    return new Entry(new Summary(name, content, facts(in)), stamp, blob);
  }

  private static Facts facts(ByteBuffer in) {
    return switch (in.get()) {
      case 0 -> new Facts.Other();
      case 1 -> new Facts.Broken();
      case 2 -> new Facts.OfContract(text(in), text(in));
      case 3 -> new Facts.OfUsage(text(in), text(in), texts(in));
      default -> throw new IllegalArgumentException("No such kind of facts");
    };
  }

  private static List<String> texts(ByteBuffer in) {
    int count = in.getInt();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(in));
    }
    return texts;
  }

  private static String text(ByteBuffer in) {
    int size = in.getInt();
    if (size < 0 || size > in.remaining()) {
      throw new IllegalArgumentException("No such text");
    }
    byte[] text = new byte[size];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static String hash(ByteBuffer in, int size) {
    byte[] hash = new byte[size];
    in.get(hash);
    return Digests.text(hash);
  }

  /** Where an index stands. */
  static Path folder(Path index) {
    return Objects.requireNonNull(index.toAbsolutePath().getParent());
  }

  /** Keeps the entries for the next time, where that is possible. */
  void write(List<Entry> entries) {
    try {
      Path folder = Files.createDirectories(folder(file));
      Path fresh = Files.createTempFile(folder, "index", ".new");
      try {
        try (OutputStream out = Files.newOutputStream(fresh)) {
          write(entries, out);
        }
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      return; // The next time takes as long as this one; nothing else is lost.
    }
  }

  private void write(List<Entry> entries, OutputStream file) throws IOException {
    CheckedOutputStream summed =
        new CheckedOutputStream(new BufferedOutputStream(file, 1 << 16), new CRC32());
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(summed, 1 << 13));
    out.writeInt(MAGIC);
    out.writeInt(FORMAT);
    text(out, readers);
    out.writeInt(entries.size());
    for (Entry entry : entries) {
      write(entry, out);
    }
    out.flush();
    out.writeLong(summed.getChecksum().getValue());
    out.flush();
  }

  private static void write(Entry entry, DataOutputStream out) throws IOException {
    text(out, entry.name());
    out.writeLong(entry.stamp().size());
    out.writeLong(entry.stamp().modified());
    out.writeLong(entry.stamp().changed());
    out.writeLong(entry.stamp().inode());
    out.write(entry.summary().content().getBytes(StandardCharsets.ISO_8859_1));
    out.write(entry.blob().getBytes(StandardCharsets.ISO_8859_1));
    switch (entry.summary().facts()) {
      case Facts.Other other -> out.writeByte(0);
      case Facts.Broken broken -> out.writeByte(1);
      case Facts.OfContract(String id, String version) -> {
        out.writeByte(2);
        text(out, id);
        text(out, version);
      }
      case Facts.OfUsage(String service, String version, List<String> contracts) -> {
        out.writeByte(3);
        text(out, service);
        text(out, version);
        out.writeInt(contracts.size());
        for (String contract : contracts) {
          text(out, contract);
        }
      }
    }
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
