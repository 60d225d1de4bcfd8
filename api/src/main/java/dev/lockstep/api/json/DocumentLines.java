package dev.lockstep.api.json;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads newline-delimited Extended JSON, one document at a time, in memory for one line.
 *
 * <p>Blank lines, a byte-order mark at the start and the line ends of any system are passed over.
 * After a line that is refused the next call goes on with the line after it. For one thread.
 */
public final class DocumentLines implements Iterator<Document>, AutoCloseable {
  private static final int LINE_SIZE_MAX = 64 * 1024 * 1024;
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final InputStream input;
  private long line;
  private Optional<String> ahead = Optional.empty();
  private boolean ended;

  /** Reads from this stream, in UTF-8, and closes it when closed. */
  public DocumentLines(InputStream input) {
    this.input = new BufferedInputStream(input, 1 << 16);
  }

  /** The line of the document answered or refused last, counted from 1. */
  public long line() {
    return line;
  }

  /**
   * Whether another line holds something.
   *
   * @throws ExtendedJsonException if that line is too long or not UTF-8
   * @throws UncheckedIOException if the stream cannot be read
   */
  @Override
  public boolean hasNext() {
    while (ahead.isEmpty() && !ended) {
      ahead = nextLine().filter(text -> !text.isBlank());
    }
    return ahead.isPresent();
  }

  /**
   * The next document.
   *
   * @throws ExtendedJsonException if the line is not one document in Extended JSON
   * @throws DuplicateFieldException if an object in it has a name twice
   * @throws UncheckedIOException if the stream cannot be read
   */
  @Override
  public Document next() {
    if (!hasNext()) {
      throw new NoSuchElementException("The last document was read");
    }
    String text = ahead.orElseThrow();
    ahead = Optional.empty();
    try {
      return ExtendedJson.readDocument(text);
    } catch (ExtendedJsonException e) {
      throw e.at(line);
    }
  }

  private Optional<String> nextLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    line++;
    boolean tooLong = false;
    for (int next = read(); next != '\n'; next = read()) {
      if (next < 0) {
        ended = true;
        break;
      }
      if (bytes.size() < LINE_SIZE_MAX) {
        bytes.write(next);
      } else {
        tooLong = true;
      }
    }
    if (tooLong) {
      throw new ExtendedJsonException(line, 1, "the line is longer than 64 MiB");
    }
    return Optional.of(decoded(bytes.toByteArray()));
  }

  @SuppressWarnings("UnusedException") // The cause says no more.
  private String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return line == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new ExtendedJsonException(line, 1, "the line is not in UTF-8");
    }
  }

  private int read() {
    try {
      return input.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the stream. */
  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
