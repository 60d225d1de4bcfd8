package dev.lockstep.registry.profile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.registry.evidence.Statistics.Sizes;
import dev.lockstep.registry.sensitive.Sensitive;
import dev.lockstep.registry.sensitive.SensitiveValue;
import java.util.List;
import java.util.Optional;

/**
 * Adds documents up. What it keeps is bounded, whatever it is given: about ten thousand places with
 * a few kilobytes each at most. For one thread.
 */
public final class Profiler {
  private final Places places = new Places();
  private final Seen root = places.root();
  private final Shapes shapes = new Shapes();
  private long documents;
  private long unreadable;
  private final Weights bytes = new Weights();

  /** Adds a document that takes so many bytes. */
  public void add(Document document, int size) {
    documents++;
    bytes.add(size);
    value(root, document);
    shapes.end();
  }

  /** Adds a document that cannot be read. */
  public void addUnreadable() {
    documents++;
    unreadable++;
  }

  /** What was added. Nothing is to be added afterwards. */
  public Profile profile(Drawn drawn) {
    end(root);
    return new Profile(
        new Extent(drawn, documents, unreadable), root, shapes.counts(), shapes.others(), sizes());
  }

  private Optional<Sizes> sizes() {
    return documents == unreadable
        ? Optional.empty()
        : Optional.of(new Sizes(bytes.reached(999), bytes.most()));
  }

  private static void end(Seen seen) {
    Children children = seen.children();
    if (children != null) {
      children.ended();
      children.named().values().forEach(Profiler::end);
      children.entries().ifPresent(Profiler::end);
    }
    seen.element().ifPresent(Profiler::end);
  }

  private void value(Seen seen, Value value) {
    if (seen.count(value.type(), documents)) {
      shapes.note(seen, value.type());
    }
    switch (value) {
      case Value.Text(String text) -> text(seen, text);
      case Value.Int32(int number) -> whole(seen, number);
      case Value.Int64(long number) -> whole(seen, number);
      case Value.Float64 real -> {
        seen.numbers().add(real.value());
        seen.distinct().addHidden(real.bits());
      }
      case Value.Decimal128 decimal -> {
        seen.numbers().add(decimal.number());
        seen.distinct().addHidden(31 * decimal.high() + decimal.low());
      }
      case Document object -> object(seen, object);
      case Value.Array(List<Value> items) -> array(seen, items);
      case Value.DateTime(long millis) -> {
        seen.date(millis);
        seen.distinct().addHidden(millis);
      }
      case Value.Binary binary -> {
        seen.text(binary.bytes().size());
        seen.distinct().addHidden(binary.bytes().hashCode());
      }
      case Value.Bool(boolean truth) -> seen.distinct().add(Boolean.toString(truth));
      case Value.Null none -> {}
      default -> seen.distinct().addHidden(value.hashCode());
    }
  }

  private static void text(Seen seen, String text) {
    seen.text(text.codePointCount(0, text.length()));
    Optional<Sensitive> kind = SensitiveValue.kind(text);
    if (kind.isPresent()) {
      seen.flag(kind.get());
      seen.distinct().addHidden(Sketch.hash(text));
    } else {
      seen.distinct().add(text);
    }
  }

  private static void whole(Seen seen, long number) {
    seen.numbers().add(number);
    SensitiveValue.kind(number).ifPresent(seen::flag);
    seen.distinct().add(number);
  }

  private void object(Seen seen, Document object) {
    seen.items(object.size());
    Children fields = places.fieldsOf(seen);
    for (int i = 0; i < object.size(); i++) {
      value(fields.of(object.name(i)), object.value(i));
    }
    fields.walked(object, seen.count(object.type()));
  }

  private void array(Seen seen, List<Value> items) {
    seen.items(items.size());
    if (!items.isEmpty()) {
      Seen element = places.elementOf(seen);
      for (Value item : items) {
        value(element, item);
      }
    }
  }
}
