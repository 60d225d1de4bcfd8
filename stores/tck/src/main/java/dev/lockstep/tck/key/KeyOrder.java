package dev.lockstep.tck.key;

import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * BSON's order of values, under the simple collation: by bracket, then by value.
 *
 * <p>It is coarser than equality: {@code 4}, {@code 4.0} and decimal {@code 4.00} compare equal and
 * so are one key; a text and a symbol of the same characters are, too. Threads may share it.
 */
public final class KeyOrder implements Comparator<Value> {
  /** The one order. */
  public static final KeyOrder BSON = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(Value left, Value right) {
    Bracket bracket = Bracket.of(left);
    int order = bracket.compareTo(Bracket.of(right));
    return order != 0 ? order : within(bracket, left, right);
  }

  private int within(Bracket bracket, Value left, Value right) {
    return switch (bracket) {
      case MIN_KEY, UNDEFINED, NULL, MAX_KEY -> 0;
      case NUMBER -> NumberOrder.compare(left, right);
      case STRING -> compareText(text(left), text(right));
      case DOCUMENT -> compareDocuments((Document) left, (Document) right);
      case ARRAY -> compareItems(((Value.Array) left).items(), ((Value.Array) right).items());
      case BINARY -> compareBinaries((Value.Binary) left, (Value.Binary) right);
      case OBJECT_ID ->
          compareBytes(((Value.ObjectId) left).bytes(), ((Value.ObjectId) right).bytes());
      case BOOL -> Boolean.compare(((Value.Bool) left).value(), ((Value.Bool) right).value());
      case DATE ->
          Long.compare(
              ((Value.DateTime) left).epochMillis(), ((Value.DateTime) right).epochMillis());
      case TIMESTAMP ->
          Long.compareUnsigned(((Value.Timestamp) left).value(), ((Value.Timestamp) right).value());
      case REGEX -> compareRegexes((Value.Regex) left, (Value.Regex) right);
      case DB_POINTER -> comparePointers((Value.DbPointer) left, (Value.DbPointer) right);
      case CODE -> compareText(((Value.Code) left).source(), ((Value.Code) right).source());
      case SCOPED_CODE -> compareScoped((Value.ScopedCode) left, (Value.ScopedCode) right);
    };
  }

  private static String text(Value value) {
    return value instanceof Value.Symbol symbol ? symbol.name() : ((Value.Text) value).value();
  }

  /** By code points, which is the order of the bytes in UTF-8; surrogates sort apart in UTF-16. */
  private static int compareText(String left, String right) {
    int shared = Math.min(left.length(), right.length());
    for (int i = 0; i < shared; i++) {
      char a = left.charAt(i);
      char b = right.charAt(i);
      if (a != b) {
        boolean mixed = Character.isSurrogate(a) != Character.isSurrogate(b);
        return mixed ? (Character.isSurrogate(a) ? 1 : -1) : Character.compare(a, b);
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private int compareDocuments(Document left, Document right) {
    int shared = Math.min(left.size(), right.size());
    for (int i = 0; i < shared; i++) {
      int order = Bracket.of(left.value(i)).compareTo(Bracket.of(right.value(i)));
      if (order == 0) {
        order = compareText(left.name(i), right.name(i));
      }
      if (order == 0) {
        order = compare(left.value(i), right.value(i));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private int compareItems(List<Value> left, List<Value> right) {
    int shared = Math.min(left.size(), right.size());
    for (int i = 0; i < shared; i++) {
      int order = compare(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  private static int compareBinaries(Value.Binary left, Value.Binary right) {
    int order = Integer.compare(left.bytes().size(), right.bytes().size());
    if (order == 0) {
      order = Integer.compare(left.subtype(), right.subtype());
    }
    return order != 0 ? order : compareBytes(left.bytes(), right.bytes());
  }

  private static int compareBytes(Bytes left, Bytes right) {
    return Arrays.compareUnsigned(left.toArray(), right.toArray());
  }

  private static int compareRegexes(Value.Regex left, Value.Regex right) {
    int order = compareText(left.pattern(), right.pattern());
    return order != 0 ? order : compareText(left.options(), right.options());
  }

  private static int comparePointers(Value.DbPointer left, Value.DbPointer right) {
    int order = Integer.compare(left.namespace().length(), right.namespace().length());
    if (order == 0) {
      order = compareText(left.namespace(), right.namespace());
    }
    return order != 0 ? order : compareBytes(left.id().bytes(), right.id().bytes());
  }

  private int compareScoped(Value.ScopedCode left, Value.ScopedCode right) {
    int order = compareText(left.source(), right.source());
    return order != 0 ? order : compareDocuments(left.scope(), right.scope());
  }
}
