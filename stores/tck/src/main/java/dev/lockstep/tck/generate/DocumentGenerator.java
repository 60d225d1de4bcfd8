package dev.lockstep.tck.generate;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.tck.key.KeyOrder;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Draws documents to be stored, with keys of every type that MongoDB allows in {@code _id}. Not for
 * sharing between threads.
 */
public final class DocumentGenerator {
  /** The types that keys are drawn from. */
  public static final Set<ValueType> KEY_TYPES =
      Set.copyOf(
          EnumSet.of(
              ValueType.MIN_KEY,
              ValueType.NULL,
              ValueType.INT32,
              ValueType.INT64,
              ValueType.DOUBLE,
              ValueType.DECIMAL128,
              ValueType.STRING,
              ValueType.DOCUMENT,
              ValueType.BINARY,
              ValueType.OBJECT_ID,
              ValueType.BOOL,
              ValueType.DATE,
              ValueType.TIMESTAMP,
              ValueType.MAX_KEY));

  private final RandomGenerator random;
  private final ValueGenerator values;
  private final List<ValueType> keyTypes;

  /** A generator of documents that hold every type, under keys of every type. */
  public DocumentGenerator(RandomGenerator random) {
    this(random, EnumSet.allOf(ValueType.class), KEY_TYPES);
  }

  /** A generator of documents that hold these types, under keys of these types. */
  public DocumentGenerator(RandomGenerator random, Set<ValueType> types, Set<ValueType> keyTypes) {
    this.random = random;
    this.values = new ValueGenerator(random, types);
    this.keyTypes = List.copyOf(EnumSet.copyOf(keyTypes));
  }

  /** The next document with a key; other documents may have the same one. */
  public Document next() {
    return withKey(values.nextDocument(), nextKey());
  }

  /** The next value for a key. */
  public Value nextKey() {
    return values.next(keyTypes.get(random.nextInt(keyTypes.size())));
  }

  /** So many keys, no two of which compare equal; fewer where the types have fewer. */
  public Collection<Value> keys(int wanted) {
    Set<Value> keys = new TreeSet<>(KeyOrder.BSON);
    for (int i = 0; i < wanted * 10 && keys.size() < wanted; i++) {
      keys.add(nextKey());
    }
    return List.copyOf(keys);
  }

  /** A document for each of so many keys, no two of which compare equal. */
  public List<Document> documents(int wanted) {
    return keys(wanted).stream().map(key -> withKey(values.nextDocument(), key)).toList();
  }

  private static Document withKey(Document document, Value key) {
    return document.without("_id").inserting(0, "_id", key);
  }
}
