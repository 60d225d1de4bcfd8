package dev.lockstep.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That every type is counted as it is encoded, {@code stores/mongodb} shows. */
class BsonSizeTest {
  private static final int FRAME = 5;

  @Test
  void aDocumentIsItsFrameAndItsFields() {
    Document document = Document.of("_id", Value.text("order-1"), "total", Value.int32(7));
    assertThat(BsonSize.of(Document.empty())).isEqualTo(FRAME);
    assertThat(BsonSize.of(document)).isEqualTo(FRAME + (5 + 5 + 7) + (7 + 4));
    assertThat(BsonSize.ofField("total", Value.int32(7))).isEqualTo(7 + 4);
  }

  @ParameterizedTest
  @CsvSource({"a, 1", "ß, 2", "\u07ff, 2", "\u0800, 3", "€, 3", "𝄞, 4", "a€𝄞, 8"})
  void textCountsAsItsBytesInUtf8(String text, int bytes) {
    assertThat(BsonSize.ofField("", Value.text(text))).isEqualTo(2 + FRAME + bytes);
    assertThat(BsonSize.ofField(text, Value.NULL)).isEqualTo(2 + bytes);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 3", "10, 30", "11, 34", "101, 395"})
  void itemsOfAnArrayAreNamedByTheirPositions(int items, int bytes) {
    Value array = new Value.Array(Collections.nCopies(items, Value.NULL));
    assertThat(BsonSize.ofField("", array)).isEqualTo(2 + FRAME + bytes);
  }

  @Test
  void nothingIsAllocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Value items = new Value.Array(Collections.nCopies(200, Value.text("€")));
    Document document = Document.of("_id", Value.int32(1), "items", items);
    assertThat(size(document)).isPositive();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(size(document)).isPositive();
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
  }

  private static long size(Document document) {
    long bytes = 0;
    for (int i = 0; i < 1000; i++) {
      bytes += BsonSize.of(document);
    }
    return bytes;
  }
}
