package dev.lockstep.runner.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Makes texts small before they are sealed: a document as text takes more room than in its store,
 * and the sealed one must not exceed what a document may be.
 */
final class Packing {
  private static final int CHUNK = 8192;

  private Packing() {}

  static byte[] pack(String text) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!deflater.finished()) {
        packed.write(chunk, 0, deflater.deflate(chunk));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }

  /** Given only what was authenticated before, hence what {@link #pack} made. */
  static String unpack(byte[] packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed);
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      byte[] chunk = new byte[CHUNK];
      while (!inflater.finished()) {
        int size = inflater.inflate(chunk);
        if (size == 0 && inflater.needsInput()) {
          throw new IllegalStateException("A sealed text ends too early");
        }
        text.write(chunk, 0, size);
      }
      return text.toString(StandardCharsets.UTF_8);
    } catch (DataFormatException e) {
      throw new IllegalStateException("A sealed text was never packed", e);
    } finally {
      inflater.end();
    }
  }
}
