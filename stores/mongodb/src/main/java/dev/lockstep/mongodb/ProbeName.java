package dev.lockstep.mongodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.bson.types.ObjectId;

/**
 * The name of the collection a probe works in: it tells the machine, the process and the moment, so
 * that a later probe can tell one at work from one whose process was killed.
 *
 * @param machine a digest of what numbers the processes: a start of a kernel, and a container;
 *     where that is not told, it is of this process alone
 * @param process the process, as it is numbered there
 * @param id unique, and tells when it was made
 */
record ProbeName(String machine, long process, ObjectId id) {
  private static final String PREFIX = "lockstep.probe.";
  private static final Pattern FORM =
      Pattern.compile(Pattern.quote(PREFIX) + "([0-9a-f]{8})\\.(\\d{1,18})\\.([0-9a-f]{24})");

  private static final String HERE = here();

  /** Longer than any probe, since it only waits for answers that themselves have a limit. */
  private static final Duration LONG_AGO = Duration.ofHours(1);

  /** A new one, of this process. */
  static ProbeName next() {
    return new ProbeName(HERE, ProcessHandle.current().pid(), new ObjectId());
  }

  /** What a collection's name tells, if it is that of a probe. */
  static Optional<ProbeName> of(String collection) {
    Matcher matcher = FORM.matcher(collection);
    return matcher.matches()
        ? Optional.of(
            new ProbeName(
                matcher.group(1), Long.parseLong(matcher.group(2)), new ObjectId(matcher.group(3))))
        : Optional.empty();
  }

  /** The name of the collection. */
  String collection() {
    return PREFIX + machine + "." + process + "." + id.toHexString();
  }

  /**
   * Whether nobody works in it any more when this new one of ours is made: its process, one of this
   * machine, has ended, or it was made so long ago elsewhere that its probe is over.
   */
  boolean isAbandonedBy(ProbeName ours) {
    return machine.equals(ours.machine)
        ? ProcessHandle.of(process).filter(this::isOlderThanThis).isEmpty()
        : made().isBefore(ours.made().minus(LONG_AGO));
  }

  /** The number of a process that has ended may be given to a new one. */
  private boolean isOlderThanThis(ProcessHandle running) {
    return running
        .info()
        .startInstant()
        .map(start -> !start.truncatedTo(ChronoUnit.SECONDS).isAfter(made()))
        .orElse(true);
  }

  private Instant made() {
    return Instant.ofEpochSecond(Integer.toUnsignedLong(id.getTimestamp()));
  }

  /** Two containers number their processes by themselves, even where they share a host name. */
  private static String here() {
    CRC32 digest = new CRC32();
    try {
      digest.update(Files.readAllBytes(Path.of("/proc/sys/kernel/random/boot_id")));
      digest.update(
          Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString().getBytes(UTF_8));
    } catch (IOException e) {
      digest.update(new ObjectId().toByteArray());
    }
    return HexFormat.of().toHexDigits((int) digest.getValue());
  }
}
