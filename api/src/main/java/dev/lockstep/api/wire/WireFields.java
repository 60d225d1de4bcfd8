package dev.lockstep.api.wire;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of one object that came over the wire. */
final class WireFields {
  private static final int BODY_LENGTH_MAX = 1 << 20;

  private final Document object;

  private WireFields(Document object) {
    this.object = object;
  }

  @SuppressWarnings("UnusedException") // Said again, without the text.
  static WireFields of(String body) {
    if (body.length() > BODY_LENGTH_MAX) {
      throw new WireException("a body", "it is longer than 1 MiB");
    }
    try {
      return new WireFields(ExtendedJson.readDocument(body));
    } catch (ExtendedJsonException e) {
      throw new WireException("a body", e.why());
    } catch (DuplicateFieldException e) {
      throw new WireException("a body", "an object in it has a field twice");
    }
  }

  WireFields object(String name) {
    return object(name, value(name));
  }

  Optional<WireFields> maybe(String name) {
    return object.get(name).map(value -> object(name, value));
  }

  private static WireFields object(String name, Value value) {
    if (value instanceof Document inner) {
      return new WireFields(inner);
    }
    throw new WireException(name, "it is no object");
  }

  String text(String name) {
    return text(name, value(name));
  }

  Optional<String> maybeText(String name) {
    return object.get(name).map(value -> text(name, value));
  }

  static String text(String name, Value value) {
    if (value instanceof Value.Text text) {
      return text.value();
    }
    throw new WireException(name, "it is no text");
  }

  <T> T word(String name, Function<String, Optional<T>> words) {
    return words
        .apply(text(name))
        .orElseThrow(() -> new WireException(name, "it is none of its words"));
  }

  boolean flag(String name) {
    if (value(name) instanceof Value.Bool flag) {
      return flag.value();
    }
    throw new WireException(name, "it is neither true nor false");
  }

  Optional<Long> maybeInteger(String name) {
    return object.get(name).map(value -> integer(name, value));
  }

  long integer(String name) {
    return integer(name, value(name));
  }

  int small(String name) {
    return small(name, value(name));
  }

  static int small(String name, Value value) {
    long number = integer(name, value);
    if (number != (int) number) {
      throw new WireException(name, "it is too large");
    }
    return (int) number;
  }

  static long integer(String name, Value value) {
    if (value instanceof Value.Int32 number) {
      return number.value();
    }
    if (value instanceof Value.Int64 number) {
      return number.value();
    }
    throw new WireException(name, "it is no integer that fits");
  }

  double real(String name) {
    Value value = value(name);
    return value instanceof Value.Float64 number ? number.value() : integer(name, value);
  }

  List<WireFields> objects(String name) {
    return items(name).stream().map(item -> object(name, item)).toList();
  }

  List<String> texts(String name) {
    return items(name).stream().map(item -> text(name, item)).toList();
  }

  Set<String> set(String name) {
    return new LinkedHashSet<>(texts(name));
  }

  List<Value> items(String name) {
    return items(name, value(name));
  }

  static List<Value> items(String name, Value value) {
    if (value instanceof Value.Array array) {
      return array.items();
    }
    throw new WireException(name, "it is no list");
  }

  private Value value(String name) {
    return object.get(name).orElseThrow(() -> new WireException(name, "it is missing"));
  }
}
