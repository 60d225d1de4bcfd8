package dev.lockstep.engine.work;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.store.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ranges and how far they were worked on, as checkpoint documents. */
final class RangeCodec {
  private RangeCodec() {}

  static Document document(List<KeyRange> ranges) {
    return Document.of("ranges", new Value.Array(ranges.stream().map(RangeCodec::value).toList()));
  }

  private static Value value(KeyRange range) {
    Document.Builder builder = Document.builder().add("bracket", Value.text(range.bracket()));
    range.from().ifPresent(from -> builder.add("from", from));
    range.to().ifPresent(to -> builder.add("to", to));
    return builder.build();
  }

  static List<KeyRange> ranges(Document document) {
    List<KeyRange> ranges = new ArrayList<>();
    if (document.get("ranges").orElseThrow() instanceof Value.Array array) {
      for (Value item : array.items()) {
        if (item instanceof Document range
            && range.get("bracket").orElseThrow() instanceof Value.Text bracket) {
          ranges.add(new KeyRange(bracket.value(), range.get("from"), range.get("to")));
        }
      }
    }
    return ranges;
  }

  static Document reached(Optional<Value> after, boolean ended) {
    Document.Builder builder = Document.builder();
    after.ifPresent(key -> builder.add("after", key));
    return ended ? builder.add("ended", Value.bool(true)).build() : builder.build();
  }
}
