package dev.lockstep.client.mongodb;

import com.mongodb.client.MongoCollection;
import dev.lockstep.model.document.Document;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/** The service's own type as documents of the model, by the codec of its collection. */
record DocumentCodec<T>(Codec<T> codec) {
  static <T> DocumentCodec<T> of(MongoCollection<T> collection) {
    return new DocumentCodec<>(collection.getCodecRegistry().get(collection.getDocumentClass()));
  }

  T decode(Document document) {
    BsonDocumentReader reader = new BsonDocumentReader(BsonValues.write(document));
    return codec.decode(reader, DecoderContext.builder().build());
  }

  Document encode(T document) {
    BsonDocument written = new BsonDocument();
    codec.encode(
        new BsonDocumentWriter(written),
        document,
        EncoderContext.builder().isEncodingCollectibleDocument(true).build());
    return BsonValues.read(written);
  }
}
