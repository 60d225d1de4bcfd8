package dev.lockstep.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * Makes the shapes of documents disagree so that no engine mends them: by tags that lie.
 *
 * @param value what the new shape is made to hold
 */
public record Forgery(MongoCollection<BsonDocument> documents, String value) {
  /**
   * A new value under a tag which says that it agrees with the old one.
   *
   * @param key of the document; the one with the next key is changed, too, as it gives its tag
   */
  public void forge(int key, String oldPath, String newPath) {
    set(key + 1, new BsonDocument(oldPath, new BsonString(value)));
    BsonValue lie = carried(key + 1, newPath).get("new");
    set(
        key,
        new BsonDocument(newPath, new BsonString(value))
            .append("_lockstep.components." + newPath + ".new", lie));
  }

  /** What the tag says of a component, once it was brought into step. */
  private BsonDocument carried(int key, String path) {
    BsonDocument seen = document(key);
    while (!new BsonString(value).equals(seen.get(path))) { // Who asks has a timeout.
      Thread.onSpinWait();
      seen = document(key);
    }
    return seen.getDocument("_lockstep").getDocument("components").getDocument(path);
  }

  private BsonDocument document(int key) {
    return Optional.ofNullable(documents.find(named(key)).first()).orElseThrow();
  }

  private void set(int key, BsonDocument fields) {
    BsonDocument edit = new BsonDocument("$set", fields);
    assertThat(documents.updateOne(named(key), edit).getMatchedCount()).isOne();
  }

  private static BsonDocument named(int key) {
    return new BsonDocument("_id", new BsonInt32(key));
  }
}
