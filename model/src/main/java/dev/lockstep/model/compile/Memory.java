package dev.lockstep.model.compile;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.primitive.Originals;
import dev.lockstep.model.primitive.Primitive;
import dev.lockstep.model.slot.Slot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What one operation keeps of a document whose old shape does not follow from its new one.
 *
 * <p>An entry is a document. {@code p} holds for each slot the position it had among its siblings,
 * or, where it held nothing, minus one minus the number of parents that existed. Where values would
 * be lost too, {@code o} holds the original values by the slot's number, and {@code n} the new
 * values they belong to, themselves when they are short and otherwise by digest. An entry without
 * {@code o} only restores order.
 */
final class Memory {
  private static final String POSITIONS = "p";
  private static final String ORIGINALS = "o";
  private static final String BINDING = "n";
  private static final int SHORT_TEXT = 16;

  private final List<Slot> slots;
  private final List<Slot> hiding;
  private final List<Slot> consumed;
  private final List<String> keys;

  Memory(Primitive primitive) {
    List<Slot> all = new ArrayList<>(primitive.sources());
    List<Slot> targets = new ArrayList<>(primitive.targets());
    targets.removeAll(all);
    all.addAll(targets);
    this.slots = List.copyOf(all);
    this.hiding = List.copyOf(targets);
    this.consumed =
        primitive.sources().stream().filter(s -> !primitive.targets().contains(s)).toList();
    this.keys = IntStream.range(0, slots.size()).mapToObj(Integer::toString).toList();
  }

  /** Every slot of the operation, those of the old shape first. */
  List<Slot> slots() {
    return slots;
  }

  /** The slots that the operation leaves empty. */
  List<Slot> consumed() {
    return consumed;
  }

  /** Whether both documents hold the same in every slot, and the same parents around them. */
  boolean sameValues(Document left, Document right) {
    for (Slot slot : slots) {
      boolean there = slot.isIn(left);
      if (there != slot.isIn(right)
          || (there
              ? !slot.in(left).equals(slot.in(right))
              : slot.depth(left) != slot.depth(right))) {
        return false;
      }
    }
    return true;
  }

  /** What restores {@code old} from {@code renewed}, whose inverse is {@code inverted}. */
  Document entry(Document old, Document renewed, boolean values) {
    Value[] positions = new Value[slots.size()];
    Document.Builder originals = Document.builder();
    for (int i = 0; i < positions.length; i++) {
      Slot slot = slots.get(i);
      int position = slot.position(old);
      positions[i] = Value.int32(position >= 0 ? position : -1 - slot.depth(old));
      if (position >= 0) {
        originals.add(keys.get(i), slot.in(old));
      }
    }
    Value.Array order = Value.Array.of(positions);
    return values
        ? Document.builder()
            .add(POSITIONS, order)
            .add(ORIGINALS, originals.build())
            .add(BINDING, binding(renewed))
            .build()
        : Document.of(POSITIONS, order);
  }

  private Value binding(Document renewed) {
    Document.Builder state = Document.builder();
    boolean brief = true;
    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      if (slot.isIn(renewed)) {
        state.add(keys.get(i), slot.in(renewed));
        brief &= isBrief(slot.in(renewed));
      }
    }
    Document content = state.build();
    return brief ? content : new Value.Binary(0, Digest.of(content).toBytes());
  }

  private static boolean isBrief(Value value) {
    return switch (value.type()) {
      case NULL, BOOL, INT32, INT64, DOUBLE, DECIMAL128, DATE, OBJECT_ID -> true;
      case STRING -> ((Value.Text) value).value().length() <= SHORT_TEXT;
      case DOCUMENT, ARRAY, BINARY, UNDEFINED, REGEX, DB_POINTER, CODE -> false;
      case SYMBOL, SCOPED_CODE, TIMESTAMP, MIN_KEY, MAX_KEY -> false;
    };
  }

  /** Whether the new values are still those that the entry belongs to. */
  boolean belongs(Document entry, Document renewed) {
    return entry.get(BINDING).equals(Optional.of(binding(renewed)));
  }

  /** The kept values, for an inverse that can use them as a hint. */
  Originals originals(Document entry) {
    return slot -> original(entry, slots.indexOf(slot));
  }

  private Optional<Value> original(Document entry, int index) {
    return index >= 0 && entry.get(ORIGINALS).orElse(Value.NULL) instanceof Document kept
        ? kept.get(keys.get(index))
        : Optional.empty();
  }

  /** The old document, given that the new values are those that the entry belongs to. */
  Document restore(Document renewed, Document entry) {
    Document result = renewed;
    for (int i = 0; i < slots.size(); i++) {
      int position = position(entry, i);
      result =
          position < 0 ? slots.get(i).prune(result, -1 - position) : slots.get(i).remove(result);
    }
    for (int i : inOrder(entry)) {
      Optional<Value> value = original(entry, i);
      if (value.isPresent()) {
        result = slots.get(i).insert(result, position(entry, i), value.get());
      }
    }
    return result;
  }

  /** What the operation overwrote without using it stands again, and slots take their old order. */
  Document reorder(Document inverted, Document entry) {
    Document result = inverted;
    Document values = inverted;
    for (Slot slot : hiding) {
      Optional<Value> hidden = original(entry, slots.indexOf(slot));
      if (hidden.isPresent() && !slot.isIn(values) && slot.fits(values)) {
        values = slot.set(values, hidden.get());
      }
    }
    for (int i = 0; i < slots.size(); i++) {
      if (position(entry, i) >= 0) {
        result = slots.get(i).remove(result);
      }
    }
    for (int i : inOrder(entry)) {
      Slot slot = slots.get(i);
      if (slot.isIn(values)) {
        result = slot.insert(result, position(entry, i), slot.in(values));
      }
    }
    return result;
  }

  private int[] inOrder(Document entry) {
    return IntStream.range(0, slots.size())
        .filter(i -> position(entry, i) >= 0)
        .boxed()
        .sorted(Comparator.comparingInt(i -> position(entry, i)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Total even on a complement that somebody spoilt: what is unreadable counts as absent. */
  private static int position(Document entry, int index) {
    return entry.get(POSITIONS).orElse(Value.NULL) instanceof Value.Array positions
            && index < positions.items().size()
            && positions.items().get(index) instanceof Value.Int32 position
        ? position.value()
        : -1 - Integer.MAX_VALUE / 2;
  }
}
