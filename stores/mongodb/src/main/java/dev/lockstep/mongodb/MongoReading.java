package dev.lockstep.mongodb;

import com.mongodb.client.MongoCursor;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.store.Reading;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.List;

/** Documents as a cursor answers them. */
final class MongoReading implements Reading {
  /** The server ends a batch earlier where documents are large. */
  static final int BATCH = 1_000;

  private final String collection;
  private final Drawn drawn;
  private final MongoCursor<StoredDocument> cursor;
  private final ServerErrors errors;

  MongoReading(
      String collection, Drawn drawn, MongoCursor<StoredDocument> cursor, ServerErrors errors) {
    this.collection = collection;
    this.drawn = drawn;
    this.cursor = cursor;
    this.errors = errors;
  }

  @Override
  public Drawn drawn() {
    return drawn;
  }

  @Override
  public List<StoredDocument> next() {
    return errors.translating("read the documents of " + collection, this::batch);
  }

  private List<StoredDocument> batch() {
    List<StoredDocument> batch = new ArrayList<>();
    boolean goesOn = cursor.hasNext();
    while (goesOn) {
      batch.add(cursor.next());
      goesOn = batch.size() < BATCH && cursor.available() > 0;
    }
    return batch;
  }

  @Override
  public void close() {
    cursor.close();
  }
}
