package dev.lockstep.mongodb.bson;

import dev.lockstep.store.StoredDocument;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;

/** Lets the driver answer documents of the model, read from the bytes of its reply. */
public final class StoredDocumentCodec implements Codec<StoredDocument> {
  private static final RawBsonDocumentCodec RAW = new RawBsonDocumentCodec();

  @Override
  public StoredDocument decode(BsonReader reader, DecoderContext context) {
    RawBsonDocument raw = RAW.decode(reader, context);
    var buffer = raw.getByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return BsonBytes.decode(bytes);
  }

  @Override
  public void encode(BsonWriter writer, StoredDocument document, EncoderContext context) {
    throw new UnsupportedOperationException("Stored documents are read; edits are written");
  }

  @Override
  public Class<StoredDocument> getEncoderClass() {
    return StoredDocument.class;
  }
}
