package dev.lockstep.demo.check;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What the catalogue of a database holds: collections, their options and validators, their indexes.
 *
 * @param entries one line for each, as told apart by a person
 */
public record Catalogue(Set<String> entries) {
  public Catalogue {
    entries = Set.copyOf(entries);
  }

  /** The catalogue as it is now. */
  public static Catalogue of(MongoDatabase database) {
    Set<String> entries = new TreeSet<>();
    for (BsonDocument collection : database.listCollections(BsonDocument.class)) {
      String name = collection.getString("name").getValue();
      entries.add("collection " + name);
      BsonDocument options = collection.getDocument("options", new BsonDocument());
      options.forEach(
          (option, value) -> entries.add("option " + option + " of " + name + " " + value));
      for (BsonDocument index : database.getCollection(name).listIndexes(BsonDocument.class)) {
        entries.add("index " + written(index) + " of " + name);
      }
    }
    return new Catalogue(entries);
  }

  private static String written(BsonDocument index) {
    BsonDocument rest = index.clone();
    rest.remove("v");
    rest.remove("ns");
    String name = rest.remove("name") instanceof BsonString text ? text.getValue() : "?";
    return name + " " + rest.toJson();
  }

  /** What is there and was not before, and what was there and is gone. */
  public List<String> leftSince(Catalogue before) {
    List<String> left = new ArrayList<>();
    entries.stream().filter(e -> !before.entries.contains(e)).sorted().forEach(left::add);
    before.entries.stream()
        .filter(e -> !entries.contains(e))
        .sorted()
        .forEach(e -> left.add("missing: " + e));
    return left;
  }
}
