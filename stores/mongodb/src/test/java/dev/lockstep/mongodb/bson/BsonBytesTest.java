package dev.lockstep.mongodb.bson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.BsonSize;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.tck.generate.DocumentGenerator;
import dev.lockstep.tck.generate.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGeneratorFactory;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

final class BsonBytesTest {
  private static Document read(byte[] bytes) {
    assertThat(BsonBytes.decode(bytes)).isInstanceOf(StoredDocument.Readable.class);
    return ((StoredDocument.Readable) BsonBytes.decode(bytes)).document();
  }

  private static String unreadable(byte[] bytes) {
    assertThat(BsonBytes.decode(bytes)).isInstanceOf(StoredDocument.Unreadable.class);
    StoredDocument.Unreadable unreadable = (StoredDocument.Unreadable) BsonBytes.decode(bytes);
    assertThat(unreadable.key()).isEqualTo(Value.int32(1));
    return unreadable.why();
  }

  private static Document keyed(String name, Value value) {
    return Document.of("_id", Value.int32(1), name, value);
  }

  @Test
  void everySampleComesBackAndIsWhatTheDriverReads() {
    for (Value value : Samples.all()) {
      Document document = keyed("value", value);
      byte[] bytes = BsonBytes.encode(document);
      assertThat(read(bytes)).isEqualTo(document);
      BsonDocument driver = new RawBsonDocument(bytes).decode(new BsonDocumentCodec());
      byte[] again = bytes(new RawBsonDocument(driver, new BsonDocumentCodec()));
      assertThat(again).as("bytes of the driver for %s", value.type()).isEqualTo(bytes);
      assertThat(bytes).hasSize(Math.toIntExact(BsonSize.of(document)));
    }
  }

  @Test
  void generatedDocumentsComeBack() {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    for (Document document : new DocumentGenerator(random).documents(500)) {
      byte[] bytes = BsonBytes.encode(document);
      assertThat(read(bytes)).isEqualTo(document);
      assertThat(BsonBytes.encode(read(bytes))).isEqualTo(bytes);
      assertThat(bytes).hasSize(Math.toIntExact(BsonSize.of(document)));
    }
  }

  @Test
  void oldBinaryKeepsItsBytesAndBothItsLengths() {
    Document document = keyed("b", new Value.Binary(2, Bytes.of(new byte[] {1, 2, 3})));
    byte[] bytes = BsonBytes.encode(document);
    assertThat(read(bytes)).isEqualTo(document);
    assertThat(bytes)
        .hasSize(4 + 9 + (1 + 2 + 4 + 1 + 4 + 3) + 1)
        .hasSize(Math.toIntExact(BsonSize.of(document)));
  }

  @Test
  void fieldThatOccursTwiceIsReported() {
    byte[] bytes = BsonBytes.encode(keyed("aa", Value.int32(2)).with("bb", Value.int32(3)));
    assertThat(unreadable(replaced(bytes, "bb", "aa"))).isEqualTo("it holds a field twice: aa");
    Document inner = Document.of("aa", Value.int32(2), "bb", Value.int32(3));
    assertThat(unreadable(replaced(BsonBytes.encode(keyed("in", inner)), "bb", "aa")))
        .isEqualTo("it holds a field twice: aa");
  }

  @Test
  void textThatIsNotUnicodeIsReported() {
    byte[] bytes = BsonBytes.encode(keyed("t", Value.text("zz")));
    assertThat(unreadable(replaced(bytes, "zz", new byte[] {(byte) 0xC3, (byte) 0x28})))
        .isEqualTo("it holds text that is not valid UTF-8");
    Document replacement = keyed("t", Value.text("\uFFFD"));
    assertThat(read(BsonBytes.encode(replacement))).isEqualTo(replacement);
  }

  @Test
  void arrayWithOtherNumbersIsReported() {
    byte[] bytes = BsonBytes.encode(keyed("a", Value.Array.of(Value.text("x"), Value.text("y"))));
    assertThat(unreadable(replaced(bytes, "\0021", "\0022")))
        .isEqualTo("it holds an array whose elements are not numbered in order");
  }

  @Test
  void nestingWithoutEndIsReported() {
    assertThat(read(BsonBytes.encode(keyed("n", nested(200))))).isNotNull();
    assertThat(unreadable(deep(100_000))).isEqualTo("it is nested deeper than 256 levels");
  }

  @Test
  void bytesThatEndTooSoonAreReported() {
    byte[] bytes = BsonBytes.encode(keyed("t", Value.text("text")));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(16, 1_000_000);
    assertThat(unreadable(bytes)).isEqualTo("its lengths are not those of BSON");
  }

  private static Value nested(int levels) {
    Value value = Value.int32(1);
    for (int i = 0; i < levels; i++) {
      value = Document.of("n", value);
    }
    return value;
  }

  /**
   * A document of this many levels, each 8 bytes longer than the one in it, built from the bytes.
   */
  private static byte[] deep(int levels) {
    int size = 14 + 3 + levels * 8;
    ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(size).put((byte) 0x10).put("_id\0".getBytes(StandardCharsets.UTF_8)).putInt(1);
    bytes.put((byte) 0x03).put((byte) 'n').put((byte) 0);
    for (int left = levels; left > 1; left--) {
      bytes.putInt(left * 8 - 3).put((byte) 0x03).put((byte) 'n').put((byte) 0);
    }
    bytes.putInt(5);
    return bytes.array();
  }

  private static byte[] bytes(RawBsonDocument raw) {
    byte[] bytes = new byte[raw.getByteBuffer().remaining()];
    raw.getByteBuffer().get(bytes);
    return bytes;
  }

  private static byte[] replaced(byte[] bytes, String from, String to) {
    return replaced(bytes, from, to.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] replaced(byte[] bytes, String from, byte[] to) {
    byte[] copy = bytes.clone();
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    System.arraycopy(to, 0, copy, text.indexOf(from), to.length);
    return copy;
  }
}
