package dev.lockstep.api.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.routing.Buckets;
import dev.lockstep.model.routing.Salt;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/spec/routing-vectors.json} equal to the code; run with {@code
 * -Dlockstep.write=true} to write it.
 */
class RoutingVectorsTest {
  private static final Path FILE = Path.of("..", "docs", "spec", "routing-vectors.json");
  private static final List<Salt> SALTS =
      List.of(new Salt("orders", 1), new Salt("orders", 2), new Salt("adresse-\u00e4", 17));

  /** Keys with the form that is hashed of each. */
  private record Form(Value key, String text) {}

  @Test
  void theFileSaysWhatTheCodeDoes() throws IOException {
    if (Boolean.getBoolean("lockstep.write")) {
      Files.writeString(FILE, file());
    }
    assertThat(Files.readString(FILE))
        .as("docs/spec/routing-vectors.json is stale: run this test with -Dlockstep.write=true")
        .isEqualTo(file());
  }

  private static List<Form> forms() {
    Bytes bytes = Bytes.of(new byte[] {0, 127, -128, -1, 16});
    return List.of(
        new Form(Value.text(""), ""),
        new Form(Value.text("a"), "a"),
        new Form(Value.text("ab"), "ab"),
        new Form(Value.text("abc"), "abc"),
        new Form(Value.text("order-2026-11-21-000042"), "order-2026-11-21-000042"),
        new Form(Value.text("\u00e4\u00f6\u20ac\ud83d\ude00"), "\u00e4\u00f6\u20ac\ud83d\ude00"),
        new Form(Value.int32(0), "0"),
        new Form(Value.int32(42), "42"),
        new Form(Value.int32(-7), "-7"),
        new Form(Value.int64(Long.MAX_VALUE), "9223372036854775807"),
        new Form(Value.int64(Long.MIN_VALUE), "-9223372036854775808"),
        new Form(Value.float64(42), "42"),
        new Form(Value.ObjectId.of("507f1f77bcf86cd799439011"), "507f1f77bcf86cd799439011"),
        new Form(new Value.Binary(0, bytes), "007f80ff10"));
  }

  private static String file() {
    String vectors =
        SALTS.stream()
            .flatMap(salt -> forms().stream().map(form -> vector(salt, form)))
            .collect(Collectors.joining(",\n"));
    return """
    {
      "hash": "murmur3-x86-32, seed 0, over UTF-8 of SALT#VERSION#KEY",
      "bucket": "(hash as unsigned 32-bit number * 100000) >> 32",
      "newShape": "where bucket < share; share is 0 to 100000",
      "vectors": [
    %s
      ]
    }
    """
        .formatted(vectors);
  }

  /** The hash is that of the other implementation, the bucket is ours. */
  private static String vector(Salt salt, Form form) {
    byte[] hashed = (salt.prefix() + form.text()).getBytes(StandardCharsets.UTF_8);
    long hash = MurmurHash3.hash32x86(hashed, 0, hashed.length, 0) & 0xffff_ffffL;
    int bucket = new Buckets(salt).of(form.key());
    assertThat(BigDecimal.valueOf(bucket))
        .isEqualTo(BigDecimal.valueOf((hash * Buckets.COUNT) >>> 32));
    return """
    {"salt": %s, "version": %d, "key": %s, "text": %s, "hash": %d, "bucket": %d}\
    """
        .indent(4)
        .stripTrailing()
        .formatted(
            json(Value.text(salt.text())),
            salt.version(),
            json(form.key()),
            json(Value.text(form.text())),
            hash,
            bucket);
  }

  private static String json(Value value) {
    return ExtendedJson.write(value, ExtendedJson.Notation.CANONICAL);
  }
}
