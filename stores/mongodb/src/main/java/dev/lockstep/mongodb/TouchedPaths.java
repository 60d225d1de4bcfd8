package dev.lockstep.mongodb;

import com.mongodb.client.model.changestream.ChangeStreamDocument;
import com.mongodb.client.model.changestream.TruncatedArray;
import com.mongodb.client.model.changestream.UpdateDescription;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.mongodb.bson.BsonBytes;
import dev.lockstep.store.StoredDocument;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/** The key and the top-level paths that a change speaks of. */
final class TouchedPaths {
  private TouchedPaths() {}

  /** The key of the document that changed. */
  static Value key(ChangeStreamDocument<RawBsonDocument> change) {
    @Nullable BsonDocument key = change.getDocumentKey();
    if (key == null) {
      return Value.NULL;
    }
    RawBsonDocument raw = new RawBsonDocument(key, new BsonDocumentCodec());
    StoredDocument read = BsonBytes.decode(raw);
    return read.key();
  }

  /** The paths, where the change is one of single fields. */
  static Optional<Set<Path>> of(ChangeStreamDocument<RawBsonDocument> change) {
    @Nullable UpdateDescription description = change.getUpdateDescription();
    if (description == null) {
      return Optional.empty();
    }
    Set<String> roots = new TreeSet<>();
    if (description.getUpdatedFields() != null) {
      description.getUpdatedFields().keySet().forEach(name -> roots.add(root(name)));
    }
    if (description.getRemovedFields() != null) {
      description.getRemovedFields().forEach(name -> roots.add(root(name)));
    }
    if (description.getTruncatedArrays() != null) {
      for (TruncatedArray array : description.getTruncatedArrays()) {
        roots.add(root(array.getField()));
      }
    }
    return Optional.of(Set.copyOf(roots.stream().map(Path::of).collect(Collectors.toSet())));
  }

  private static String root(String name) {
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
