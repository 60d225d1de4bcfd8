package dev.lockstep.mongodb.bson;

import dev.lockstep.store.StoredDocument;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.RawBsonDocumentCodec;

/** Lets the driver answer documents of the model, read from the bytes of its reply. */
public final class StoredDocumentCodec implements Codec<StoredDocument> {
  private static final RawBsonDocumentCodec RAW = new RawBsonDocumentCodec();

  @Override
  public StoredDocument decode(BsonReader reader, DecoderContext context) {
    return BsonBytes.decode(RAW.decode(reader, context));
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
