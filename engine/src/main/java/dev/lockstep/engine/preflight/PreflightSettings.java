package dev.lockstep.engine.preflight;

import java.nio.file.Path;

/**
 * How preflight looks.
 *
 * @param documentsMax about how many documents to examine, taken from all over the key space;
 *     {@link #EVERYTHING} for all
 * @param parallelism how many ranges are read at once, at least 1
 * @param documentBytesMax the largest document the store takes
 * @param bytesReserved how much of that must stay free for live writers
 * @param folder where sorted runs are put while duplicates are looked for; nothing stays there
 */
public record PreflightSettings(
    long documentsMax, int parallelism, int documentBytesMax, int bytesReserved, Path folder) {
  /** Examine all documents. */
  public static final long EVERYTHING = Long.MAX_VALUE;

  private static final int MONGODB_BYTES_MAX = 16 * 1024 * 1024;
  private static final int RESERVED = 64 * 1024;

  public PreflightSettings {
    if (documentsMax < 1 || parallelism < 1 || documentBytesMax < 1 || bytesReserved < 0) {
      throw new IllegalArgumentException("Preflight settings out of range");
    }
  }

  /** The settings of a look at everything, with the usual limits. */
  public static PreflightSettings everything(int parallelism, Path folder) {
    return new PreflightSettings(EVERYTHING, parallelism, MONGODB_BYTES_MAX, RESERVED, folder);
  }

  /** These settings for about so many documents. */
  public PreflightSettings sampling(long documents) {
    return new PreflightSettings(documents, parallelism, documentBytesMax, bytesReserved, folder);
  }

  /** These settings with another largest document. */
  public PreflightSettings withDocumentBytesMax(int bytes) {
    return new PreflightSettings(documentsMax, parallelism, bytes, bytesReserved, folder);
  }
}
