package dev.lockstep.api.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one instance measured in the windows that ended since its last report.
 *
 * @param region where the instance runs; empty when that has no name
 */
public record TelemetryReport(
    String instance, String service, String region, List<OfCollection> collections) {
  private static final int COLLECTIONS_MAX = 1000;
  private static final int SECONDS_MAX = 3600;
  private static final int SLOW_MAX = 10;
  private static final int BINS_MAX = 2048;
  private static final int INDEX_MAX = 1 << 20;
  private static final int SAMPLES_MAX = 20;

  /** So many of the most frequent keys are told. */
  public static final int TOP_MAX = 16;

  /** Copies the collections. */
  public TelemetryReport {
    Bounds.name("instance", instance);
    Bounds.name("service", service);
    Bounds.text("region", region);
    collections = Bounds.list("collections", collections, COLLECTIONS_MAX);
  }

  /**
   * One window of one collection.
   *
   * @param epoch under which the window began; an operation of another one is in another entry
   * @param from when the window began: a multiple of its length
   * @param seconds how long it was
   * @param paths the reads that were answered from each shape
   * @param writes the writes to each shape, the second ones of dual writes too
   * @param owedWrites how many second writes waited for their repair at its end
   * @param readBack what reading writes back from both shapes found, where that is done
   */
  public record OfCollection(
      String collection,
      long epoch,
      Instant from,
      int seconds,
      List<OfPath> paths,
      List<OfPath> writes,
      Shadow shadow,
      long owedWrites,
      Optional<ReadBack> readBack) {
    /** What reads nothing back. */
    public OfCollection(
        String collection,
        long epoch,
        Instant from,
        int seconds,
        List<OfPath> paths,
        List<OfPath> writes,
        Shadow shadow,
        long owedWrites) {
      this(collection, epoch, from, seconds, paths, writes, shadow, owedWrites, Optional.empty());
    }

    /** Refuses a window that is not aligned, and a path that is there twice. */
    public OfCollection {
      Bounds.collection(collection);
      Bounds.number("epoch", epoch, 1, Bounds.NUMBER_MAX);
      Bounds.number("seconds", seconds, 1, SECONDS_MAX);
      if (from.getNano() != 0 || Math.floorMod(from.getEpochSecond(), seconds) != 0) {
        throw new WireException("from", "a window begins at a multiple of its length");
      }
      paths = distinct("paths", paths);
      writes = distinct("writes", writes);
      Bounds.count("owedWrites", owedWrites);
    }

    private static List<OfPath> distinct(String what, List<OfPath> paths) {
      if (paths.stream().map(OfPath::path).distinct().count() < paths.size()) {
        throw new WireException(what, "a path is there twice");
      }
      return List.copyOf(paths);
    }
  }

  /**
   * What reading records back found that were just written to both shapes.
   *
   * @param mismatched of the compared, those that differed, also at a second look
   */
  public record ReadBack(long compared, long mismatched) {
    /** Refuses a part that is more than the whole. */
    public ReadBack {
      Bounds.count("readBack.compared", compared);
      Bounds.part("readBack.mismatched", mismatched, compared);
    }
  }

  /** What answered an operation. */
  public enum Path {
    /** The old shape. */
    OLD,
    /** The new shape. */
    NEW;

    /** The name on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads or writes by one path, each counted once, however often it was tried.
   *
   * @param errors of the operations, those that failed at least once
   * @param slow of the operations, how many took longer than each threshold at least once
   * @param latency how long they took, in milliseconds
   * @param keys on which keys they were; nothing from those who do not tell
   * @param sizes how large the documents were, in kilobytes of 1,000; nothing from those who do not
   *     tell
   */
  public record OfPath(
      Path path,
      long operations,
      long errors,
      List<Slow> slow,
      Sketch latency,
      Optional<Keys> keys,
      Optional<Sketch> sizes) {
    /** What tells nothing of keys and sizes. */
    public OfPath(Path path, long operations, long errors, List<Slow> slow, Sketch latency) {
      this(path, operations, errors, slow, latency, Optional.empty(), Optional.empty());
    }

    /** Refuses parts that are more than the whole. */
    public OfPath {
      Bounds.count("operations", operations);
      Bounds.part("errors", errors, operations);
      slow = Bounds.list("slow", slow, SLOW_MAX);
      for (Slow each : slow) {
        Bounds.part("slow.count", each.count(), operations);
      }
    }
  }

  /**
   * Operations that took longer than a threshold.
   *
   * @param threshold its name, such as {@code p99-old}
   * @param millis where it lay in this window
   */
  public record Slow(String threshold, double millis, long count) {
    /** Refuses a threshold that is no time. */
    public Slow {
      Bounds.name("slow.threshold", threshold);
      if (!(millis >= 0 && millis <= Integer.MAX_VALUE)) { // NaN is neither.
        throw new WireException("slow.millis", "it is no time in milliseconds");
      }
      Bounds.count("slow.count", count);
    }
  }

  /**
   * On which keys operations were, each try counted.
   *
   * @param requests how many had a key
   * @param top the most frequent keys; a key that is missing was not more frequent than these
   * @param distinct how many distinct keys there were
   */
  public record Keys(long requests, List<KeyCount> top, DistinctKeys distinct) {
    /** Refuses parts that are more than the whole, and a key that is there twice. */
    public Keys {
      Bounds.count("keys.requests", requests);
      top = Bounds.list("keys.top", top, TOP_MAX);
      long left = requests;
      for (KeyCount each : top) {
        Bounds.part("keys.top", each.count(), left);
        left -= each.count();
      }
      if (top.stream().map(KeyCount::key).distinct().count() < top.size()) {
        throw new WireException("keys.top", "a key is there twice");
      }
      Bounds.part("keys.distinct", distinct.filled(), requests);
    }
  }

  /**
   * How often a key was asked for.
   *
   * @param key its hash, 16 hexadecimal digits
   */
  public record KeyCount(String key, long count) {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}");

    /** Refuses what is no hash. */
    public KeyCount {
      if (!HASH.matcher(key).matches()) {
        throw new WireException("keys.top", "a key is told as 16 hexadecimal digits");
      }
      Bounds.number("keys.top", count, 1, Bounds.NUMBER_MAX);
    }
  }

  /**
   * How often what was measured, as a DDSketch.
   *
   * @param gamma the ratio between the bounds of a bin: bin {@code i} holds what lies between
   *     {@code gamma^i} and {@code gamma^(i+1)}
   * @param zero how many were below what the smallest bin can hold
   * @param bins those that hold something, the lowest first
   */
  public record Sketch(double gamma, long zero, List<Bin> bins) {
    /** Refuses a ratio that no sketch of use has, and bins out of order. */
    public Sketch {
      if (!(gamma > 1 && gamma <= 2)) {
        throw new WireException("mapping", "it is not above 1 and at most 2");
      }
      Bounds.count("zero", zero);
      bins = Bounds.list("bins", bins, BINS_MAX);
      for (int i = 1; i < bins.size(); i++) {
        if (bins.get(i - 1).index() >= bins.get(i).index()) {
          throw new WireException("bins", "they do not rise");
        }
      }
    }
  }

  /** A bin of a sketch and how many values it holds. */
  public record Bin(int index, long count) {
    /** Refuses an empty bin. */
    public Bin {
      Bounds.number("bins", index, -INDEX_MAX, INDEX_MAX);
      Bounds.number("bins", count, 1, Bounds.NUMBER_MAX);
    }
  }

  /**
   * What shadow reads found in the window.
   *
   * @param tally the counts
   * @param samples hashed keys of some mismatches
   */
  public record Shadow(ShadowTally tally, List<String> samples) {
    /** Copies the samples. */
    public Shadow {
      samples = Bounds.list("shadow.samples", samples, SAMPLES_MAX);
      samples.forEach(sample -> Bounds.name("shadow.samples", sample));
    }
  }

  /**
   * The counts of shadow reads.
   *
   * @param compared reads of which both shapes answered
   * @param mismatched of these, those that differed, also at a second look
   * @param shed reads that were not shadowed, since enough others were in flight
   * @param failed shadow reads that threw
   * @param onlyNewSlow of the compared, those that were slow in the new shape alone
   * @param onlyOldSlow of the compared, those that were slow in the old shape alone
   * @param noiseCompared reads of the old shape that were compared with a second one of it
   * @param noiseMismatched of these, those that differed
   */
  public record ShadowTally(
      long compared,
      long mismatched,
      long shed,
      long failed,
      long onlyNewSlow,
      long onlyOldSlow,
      long noiseCompared,
      long noiseMismatched) {
    /** Where nothing was shadowed. */
    public static final ShadowTally NONE = new ShadowTally(0, 0, 0, 0, 0, 0, 0, 0);

    /** Refuses parts that are more than the whole. */
    public ShadowTally {
      Bounds.count("shadow.compared", compared);
      Bounds.part("shadow.mismatched", mismatched, compared);
      Bounds.count("shadow.shed", shed);
      Bounds.count("shadow.failed", failed);
      Bounds.part("shadow.onlyNewSlow", onlyNewSlow, compared);
      Bounds.part("shadow.onlyOldSlow", onlyOldSlow, compared - onlyNewSlow);
      Bounds.count("shadow.noiseCompared", noiseCompared);
      Bounds.part("shadow.noiseMismatched", noiseMismatched, noiseCompared);
    }
  }

  @SuppressWarnings("UnusedException") // The cause would quote the text.
  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new WireException("from", "it is no time as 2026-11-21T08:00:00Z");
    }
  }
}
