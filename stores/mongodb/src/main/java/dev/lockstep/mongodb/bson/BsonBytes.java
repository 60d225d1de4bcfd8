package dev.lockstep.mongodb.bson;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.StoredDocument;
import org.bson.RawBsonDocument;

/** Documents of the model as BSON bytes, and back. */
public final class BsonBytes {
  private BsonBytes() {}

  /** The bytes of a document. */
  public static byte[] encode(Document document) {
    BsonEncoder encoder = new BsonEncoder();
    encoder.document(document);
    return encoder.toArray();
  }

  /** The document as the driver takes filters, updates and commands, already encoded. */
  public static RawBsonDocument raw(Document document) {
    return new RawBsonDocument(encode(document));
  }

  /** The number of a type in BSON, as {@code $type} takes it. */
  public static int number(ValueType type) {
    return BsonEncoder.code(type);
  }

  /**
   * What the driver answers undecoded as a document, or the reason why it cannot be read exactly.
   */
  public static StoredDocument decode(RawBsonDocument raw) {
    var buffer = raw.getByteBuffer();
    return decode(buffer.array(), buffer.position(), buffer.remaining());
  }

  /** The document in these bytes, or the reason why it cannot be read exactly. */
  public static StoredDocument decode(byte[] bytes) {
    return decode(bytes, 0, bytes.length);
  }

  private static StoredDocument decode(byte[] bytes, int from, int length) {
    try {
      Document document = new BsonDecoder(bytes, from).document();
      return new StoredDocument.Readable(document.get("_id").orElse(Value.NULL), document, length);
    } catch (DuplicateFieldException e) {
      return new StoredDocument.Unreadable(key(bytes, from), "it holds a field twice: " + e.name());
    } catch (UnreadableBsonException e) {
      return new StoredDocument.Unreadable(key(bytes, from), String.valueOf(e.getMessage()));
    } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
      return new StoredDocument.Unreadable(key(bytes, from), "its lengths are not those of BSON");
    }
  }

  private static Value key(byte[] bytes, int from) {
    try {
      return new BsonDecoder(bytes, from).field("_id");
    } catch (DuplicateFieldException | UnreadableBsonException | IndexOutOfBoundsException e) {
      throw new Problem(
              ProblemCode.STORE_INCAPABLE,
              "Cannot read a document whose _id holds what no key can stand for exactly",
              "nothing was written",
              "give the document another _id")
          .causedBy(e);
    }
  }
}
