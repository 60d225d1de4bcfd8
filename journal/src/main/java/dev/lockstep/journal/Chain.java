package dev.lockstep.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * How one entry is bound to the one before it: {@code SHA-256("lockstep-journal-v1" ‖ previous hash
 * ‖ canonical entry)}. The prefix keeps these hashes apart from hashes made for other ends.
 */
final class Chain {
  /** What stands before the first entry. */
  static final String GENESIS = "0".repeat(64);

  private static final byte[] DOMAIN = "lockstep-journal-v1".getBytes(StandardCharsets.US_ASCII);

  private Chain() {}

  /** The entry for this draft after the entry {@code last} of which hash and number are given. */
  static Entry next(Head last, Instant time, Draft draft) {
    Entry open =
        new Entry(
            last.seq() + 1,
            time,
            draft.actor(),
            draft.action(),
            draft.subject(),
            draft.fields(),
            last.hash(),
            "");
    return new Entry(
        open.seq(),
        open.time(),
        open.actor(),
        open.action(),
        open.subject(),
        open.fields(),
        open.prev(),
        hash(open));
  }

  /** The hash this entry must have. */
  static String hash(Entry entry) {
    MessageDigest sha256 = sha256();
    sha256.update(DOMAIN);
    sha256.update(HexFormat.of().parseHex(entry.prev()));
    sha256.update(canonical(entry).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** What is hashed of an entry: everything but the hashes, in one way only. */
  static String canonical(Entry entry) {
    return "{\"action\":"
        + Canonical.quote(entry.action())
        + ",\"actor\":"
        + Canonical.quote(entry.actor())
        + ",\"fields\":"
        + Canonical.write(entry.fields())
        + ",\"seq\":"
        + Canonical.quote(Long.toString(entry.seq()))
        + ",\"subject\":"
        + Canonical.quote(entry.subject())
        + ",\"time\":"
        + Canonical.quote(entry.time().toString())
        + "}";
  }

  /** The digest of a text that is not part of the chain. */
  static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
