package dev.lockstep.model.primitive;

import dev.lockstep.model.conversion.Conversion;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The same documents as an array and as a map, one of their fields being the map's key. */
record Keyed(String field) {

  /** Either form, or a sentence that says why there is none. */
  sealed interface Form {
    /** The value in the other form. */
    record Formed(Value value) implements Form {}

    /** Why it has none. */
    record Refused(String why) implements Form {}
  }

  Form toMap(Value.Array array) {
    Document.Builder map = Document.builder();
    Set<String> seen = new HashSet<>();
    for (Value item : array.items()) {
      if (!(item instanceof Document element)) {
        return new Form.Refused("an element is a " + item.type() + " and no document");
      }
      Optional<String> key = element.get(field).flatMap(Conversion::text);
      if (key.isEmpty()) {
        return new Form.Refused("an element has no key in its field " + field);
      }
      if (!seen.add(key.get())) {
        return new Form.Refused("two elements have the same key in their field " + field);
      }
      map.add(key.get(), element.without(field));
    }
    return new Form.Formed(map.build());
  }

  Form toArray(Document map) {
    List<Value> items = new ArrayList<>(map.size());
    for (int i = 0; i < map.size(); i++) {
      if (!(map.value(i) instanceof Document entry)) {
        return new Form.Refused("an entry is a " + map.value(i).type() + " and no document");
      }
      items.add(entry.without(field).inserting(0, field, Value.text(map.name(i))));
    }
    return new Form.Formed(new Value.Array(items));
  }

  /** The array with each element as it was in the original one, where the map form is the same. */
  Value.Array asBefore(Value.Array edited, Value.Array original) {
    List<Value> items = new ArrayList<>(edited.items());
    for (Value before : original.items()) {
      if (before instanceof Document element) {
        int index = indexOf(items, element);
        if (index >= 0) {
          items.set(index, element);
        }
      }
    }
    return new Value.Array(items);
  }

  private int indexOf(List<Value> items, Document original) {
    Optional<String> key = original.get(field).flatMap(Conversion::text);
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Document item
          && item.without(field).equals(original.without(field))
          && item.get(field).flatMap(Conversion::text).equals(key)) {
        return i;
      }
    }
    return -1;
  }

  /** The map with each entry as it was in the original one, where the array form is the same. */
  Document asBefore(Document edited, Document original) {
    Document result = edited;
    for (int i = 0; i < original.size(); i++) {
      String key = original.name(i);
      if (original.value(i) instanceof Document before
          && before.has(field)
          && edited.get(key).filter(before.without(field)::equals).isPresent()) {
        result = result.with(key, before);
      }
    }
    return result;
  }
}
