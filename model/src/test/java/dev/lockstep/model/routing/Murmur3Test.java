package dev.lockstep.model.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.seed.SeededTest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hash is the published one. */
class Murmur3Test {
  /** SMHasher's check of a whole implementation: the hash of the hashes of 256 keys. */
  @Test
  void itHasTheVerificationValueOfSmhasher() {
    ByteBuffer hashes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    byte[] key = new byte[256];
    for (int i = 0; i < 256; i++) {
      key[i] = (byte) i;
      hashes.putInt(Murmur3.of(Arrays.copyOf(key, i), 256 - i));
    }
    assertThat(Murmur3.of(hashes.array(), 0)).isEqualTo(0xB0F57EE3);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 00000000",
    "hello, 248bfa47",
    "'hello, world', 149bbb7f",
    "The quick brown fox jumps over the lazy dog, 2e4ff723"
  })
  void textsHaveTheirPublishedHashes(String text, String hash) {
    assertThat(Murmur3.of(text.getBytes(StandardCharsets.UTF_8), 0))
        .isEqualTo(Integer.parseUnsignedInt(hash, 16));
  }

  @SeededTest(cases = 1000)
  void itAgreesWithAnotherImplementation(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(70)];
    random.nextBytes(bytes);
    int seed = random.nextInt();
    assertThat(Murmur3.of(bytes, seed))
        .isEqualTo(MurmurHash3.hash32x86(bytes, 0, bytes.length, seed));
  }
}
