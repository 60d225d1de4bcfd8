package dev.lockstep.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Value;
import dev.lockstep.testkit.seed.SeededTest;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

/** Keys are in the bucket of their published form, whatever type holds them. */
class BucketsTest {
  /** The form of an unpaired surrogate is U+FFFD, which Java's own encoder does not write. */
  private static int bucketOf(Salt salt, String form) {
    byte[] bytes = (salt.prefix() + form).getBytes(StandardCharsets.UTF_8);
    long hash = MurmurHash3.hash32x86(bytes, 0, bytes.length, 0) & 0xffff_ffffL;
    return (int) ((hash * Buckets.COUNT) >>> 32);
  }

  @SeededTest(cases = 2000)
  void textIsHashedAfterTheSaltInUtf8(SplittableRandom random) {
    Salt salt = salt(random);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.appendCodePoint(codePoint(random));
    }
    String key = text.toString();
    assertThat(new Buckets(salt).of(key)).isEqualTo(bucketOf(salt, key));
    assertThat(new Buckets(salt).of(Value.text(key))).isEqualTo(bucketOf(salt, key));
  }

  @SeededTest(cases = 2000)
  void anIntegerIsHashedInDecimal(SplittableRandom random) {
    Salt salt = salt(random);
    long key = random.nextLong() >> random.nextInt(64);
    assertThat(new Buckets(salt).of(key)).isEqualTo(bucketOf(salt, Long.toString(key)));
    assertThat(new Buckets(salt).of(Value.int32((int) key)))
        .isEqualTo(bucketOf(salt, Integer.toString((int) key)));
  }

  @SeededTest(cases = 500)
  void bytesAreHashedInHexadecimal(SplittableRandom random) {
    Salt salt = salt(random);
    byte[] content = new byte[12];
    random.nextBytes(content);
    Bytes bytes = Bytes.of(content);
    int bucket = bucketOf(salt, bytes.toString());
    assertThat(new Buckets(salt).of(new Value.ObjectId(bytes))).isEqualTo(bucket);
    assertThat(new Buckets(salt).of(new Value.Binary(0, bytes))).isEqualTo(bucket);
  }

  @Test
  void theEndsOfTheIntegersAreHashedToo() {
    Salt salt = new Salt("orders", 1);
    for (long key : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 9, 10, -10, 99, 100}) {
      assertThat(new Buckets(salt).of(key)).isEqualTo(bucketOf(salt, Long.toString(key)));
    }
  }

  @Test
  void oneNumberIsOneKeyInWhateverTypeAStoreHoldsIt() {
    Buckets buckets = new Buckets(new Salt("orders", 1));
    int bucket = buckets.of(42);
    assertThat(buckets.of(Value.int32(42))).isEqualTo(bucket);
    assertThat(buckets.of(Value.int64(42))).isEqualTo(bucket);
    assertThat(buckets.of(Value.float64(42))).isEqualTo(bucket);
    assertThat(buckets.of("42")).isEqualTo(bucket);
  }

  @Test
  void anUnpairedSurrogateIsHashedAsTheReplacementCharacter() {
    Buckets buckets = new Buckets(new Salt("orders", 1));
    assertThat(buckets.of("a\ud800b")).isEqualTo(buckets.of("a\ufffdb"));
    assertThat(buckets.of("a\udc00")).isEqualTo(buckets.of("a\ufffd"));
  }

  @Test
  void whatIsNoKeyHasNoBucket() {
    Buckets buckets = new Buckets(new Salt("orders", 1));
    assertThat(buckets.of(Value.NULL)).isEqualTo(Buckets.NONE);
    assertThat(buckets.of(Value.float64(0.5))).isEqualTo(Buckets.NONE);
    assertThat(buckets.of(Value.float64(Double.NaN))).isEqualTo(Buckets.NONE);
    assertThat(buckets.of(Value.bool(true))).isEqualTo(Buckets.NONE);
  }

  private static Salt salt(SplittableRandom random) {
    return new Salt("rollout".substring(0, 1 + random.nextInt(7)), 1 + random.nextInt(20));
  }

  private static int codePoint(SplittableRandom random) {
    int point =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(0x80);
          case 1 -> random.nextInt(0x800);
          case 2 -> random.nextInt(0x10000);
          default -> random.nextInt(Character.MAX_CODE_POINT + 1);
        };
    return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 'x' : point;
  }
}
