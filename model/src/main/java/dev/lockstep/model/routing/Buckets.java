package dev.lockstep.model.routing;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Value;
import java.nio.charset.StandardCharsets;

/**
 * Puts record keys into {@value #COUNT} buckets under one {@link Salt}.
 *
 * <p>A key is hashed in one published form, as text: text as it is, an integer in decimal, an
 * ObjectId and other bytes in lowercase hexadecimal. So {@code 42} is in the same bucket whether a
 * store holds it in 32 or 64 bits or a caller has it as text. What is hashed is the salt's prefix
 * and that form in UTF-8, an unpaired surrogate as U+FFFD; the bucket is the upper half of the
 * unsigned 32-bit hash times {@value #COUNT}.
 *
 * <p>No method allocates. Immutable; threads may share it.
 */
public final class Buckets {
  /** How many buckets there are, at every share, so that a bucket never moves. */
  public static final int COUNT = 100_000;

  /** The bucket of a record that has no key to be told by. */
  public static final int NONE = -1;

  private static final int REPLACEMENT = 0xfffd;

  private final int saltHash;
  private final int saltRest;
  private final int saltLength;

  /** Buckets under this salt. */
  public Buckets(Salt salt) {
    byte[] prefix = salt.prefix().getBytes(StandardCharsets.UTF_8);
    int hash = 0;
    int rest = 0;
    for (int i = 0; i < prefix.length; i++) {
      rest |= Murmur3.placed(prefix[i], i);
      if ((i & 3) == 3) {
        hash = Murmur3.mix(hash, rest);
        rest = 0;
      }
    }
    saltHash = hash;
    saltRest = rest;
    saltLength = prefix.length;
  }

  /** The bucket of a key as a store holds it; {@link #NONE} for a value that is no usable key. */
  public int of(Value key) {
    return switch (key) {
      case Value.Text text -> of(text.value());
      case Value.Int32 number -> of((long) number.value());
      case Value.Int64 number -> of(number.value());
      case Value.Float64 number -> ofWhole(number.value());
      case Value.ObjectId id -> of(id.bytes());
      case Value.Binary binary -> of(binary.bytes());
      case Value other -> NONE;
    };
  }

  /** Stores that compare numbers by value hold 42.0 and 42 as one key; below 2^53 it is exact. */
  private int ofWhole(double number) {
    long whole = (long) number;
    return whole == number && Math.abs(number) < 0x1p53 ? of(whole) : NONE;
  }

  /** The bucket of a key of text. */
  public int of(String key) {
    int hash = saltHash;
    int rest = saltRest;
    int length = saltLength;
    int shift = (length & 3) << 3;
    int i = 0;
    for (; i + 4 <= key.length(); i += 4) { // Four at a time while they are ASCII: most keys are.
      int block = asciiBlock(key, i);
      if (block < 0) {
        break;
      }
      hash = Murmur3.mix(hash, rest | (block << shift));
      rest = (block >>> 1) >>> (31 - shift);
      length += 4;
    }
    for (; i < key.length(); i++) {
      int point = key.charAt(i);
      int utf8 = point;
      if (point >= 0x80) {
        point = codePoint(key, i);
        i += point >>> 16 == 0 ? 0 : 1;
        utf8 = utf8(point);
      }
      do {
        rest |= Murmur3.placed(utf8, length);
        length++;
        if ((length & 3) == 0) {
          hash = Murmur3.mix(hash, rest);
          rest = 0;
        }
        utf8 >>>= 8;
      } while (utf8 != 0);
    }
    return bucket(Murmur3.finish(hash, rest, length));
  }

  /** Four characters as one block; below zero where one of them is not ASCII. */
  private static int asciiBlock(String text, int index) {
    int first = text.charAt(index);
    int second = text.charAt(index + 1);
    int third = text.charAt(index + 2);
    int fourth = text.charAt(index + 3);
    return (first | second | third | fourth) > 0x7f
        ? -1
        : first | (second << 8) | (third << 16) | (fourth << 24);
  }

  private static int codePoint(String text, int index) {
    int point = text.codePointAt(index);
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
        ? REPLACEMENT
        : point;
  }

  /** The bytes of a code point from U+0080 on, the first one lowest; none of them is zero. */
  private static int utf8(int point) {
    int last = 0x80 | (point & 0x3f);
    if (point < 0x800) {
      return 0xc0 | (point >>> 6) | (last << 8);
    }
    int middle = 0x80 | ((point >>> 6) & 0x3f);
    if (point < 0x10000) {
      return 0xe0 | (point >>> 12) | (middle << 8) | (last << 16);
    }
    int second = 0x80 | ((point >>> 12) & 0x3f);
    return 0xf0 | (point >>> 18) | (second << 8) | (middle << 16) | (last << 24);
  }

  /** The bucket of an integer key. */
  public int of(long key) {
    int hash = saltHash;
    int rest = saltRest;
    int length = saltLength;
    long left = key > 0 ? -key : key; // Below zero every long has its magnitude.
    long unit = unit(left);
    for (boolean isSign = key < 0; unit != 0; isSign = false) {
      int digit = '-';
      if (!isSign) {
        digit = (int) ('0' - left / unit);
        left %= unit;
        unit /= 10;
      }
      rest |= Murmur3.placed(digit, length);
      length++;
      if ((length & 3) == 0) {
        hash = Murmur3.mix(hash, rest);
        rest = 0;
      }
    }
    return bucket(Murmur3.finish(hash, rest, length));
  }

  /** The power of ten of the first digit. */
  private static long unit(long negative) {
    long unit = 1;
    while (negative / unit <= -10) {
      unit *= 10;
    }
    return unit;
  }

  /** The bucket of a key of bytes, such as those of an ObjectId. */
  public int of(Bytes key) {
    int hash = saltHash;
    int rest = saltRest;
    int length = saltLength;
    for (int i = 0; i < 2 * key.size(); i++) {
      int half = (i & 1) == 0 ? (key.at(i >>> 1) >>> 4) & 0xf : key.at(i >>> 1) & 0xf;
      rest |= Murmur3.placed(half < 10 ? '0' + half : 'a' - 10 + half, length);
      length++;
      if ((length & 3) == 0) {
        hash = Murmur3.mix(hash, rest);
        rest = 0;
      }
    }
    return bucket(Murmur3.finish(hash, rest, length));
  }

  private static int bucket(int hash) {
    return (int) (((hash & 0xffff_ffffL) * COUNT) >>> 32);
  }
}
