package dev.lockstep.mongodb;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.lockstep.model.document.Document;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.mongodb.bson.StoredDocumentCodec;
import dev.lockstep.store.StoredDocument;
import java.util.concurrent.TimeUnit;
import org.bson.codecs.configuration.CodecRegistries;

/**
 * The connection to one database: reads come from the primary and, where the server knows the read
 * concern, only what a majority holds; writes are confirmed by a majority.
 *
 * @param quick for reads and writes, which fail when nothing answers for half a minute
 * @param patient for counts and index builds, which may take hours
 */
record Server(Address address, MongoClient quick, MongoClient patient, ReadConcern concern)
    implements AutoCloseable {
  private static final WriteConcern MAJORITY =
      WriteConcern.MAJORITY.withWTimeout(10, TimeUnit.SECONDS);

  MongoDatabase database() {
    return configured(quick);
  }

  MongoDatabase patientDatabase() {
    return configured(patient);
  }

  private MongoDatabase configured(MongoClient client) {
    var codecs =
        CodecRegistries.fromRegistries(
            CodecRegistries.fromCodecs(new StoredDocumentCodec()), client.getCodecRegistry());
    return client
        .getDatabase(address.database())
        .withCodecRegistry(codecs)
        .withReadPreference(ReadPreference.primary())
        .withReadConcern(concern)
        .withWriteConcern(MAJORITY);
  }

  ServerErrors errors() {
    return new ServerErrors(address.name());
  }

  /** What the server answers to a command. */
  Document run(Document command) {
    return answer(database(), command);
  }

  /** What the server answers to a command of the whole deployment. */
  Document runAsAdmin(Document command) {
    return answer(
        quick.getDatabase("admin").withCodecRegistry(database().getCodecRegistry()), command);
  }

  private static Document answer(MongoDatabase database, Document command) {
    StoredDocument answer = database.runCommand(BsonBytes.raw(command), StoredDocument.class);
    return switch (answer) {
      case StoredDocument.Readable readable -> readable.document();
      case StoredDocument.Unreadable unreadable -> Document.empty();
    };
  }

  @Override
  public void close() {
    quick.close();
    patient.close();
  }
}
