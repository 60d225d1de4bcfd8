package dev.lockstep.model.inplace;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one component holds in one shape of one document: the values at its paths, in the order of
 * the paths, absence included.
 */
record Side(List<Path> paths, List<Optional<Value>> values) {

  static Side of(List<Path> paths, Document view) {
    return at(paths, paths, view);
  }

  /** The side of these paths, whose values stand at those places of a document. */
  static Side at(List<Path> paths, List<Path> places, Document document) {
    List<Optional<Value>> values = new ArrayList<>(places.size());
    for (Path place : places) {
      values.add(Places.get(document, place));
    }
    return new Side(paths, values);
  }

  boolean isAbsent() {
    return values.stream().allMatch(Optional::isEmpty);
  }

  /** The digest of exactly this content, presence included. */
  Digest digest() {
    Document.Builder content = Document.builder();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).isPresent()) {
        content.add(Integer.toString(i), values.get(i).get());
      }
    }
    return Digest.of(content.build());
  }

  /** The values that are present, by path. */
  Document content() {
    Document.Builder content = Document.builder();
    for (int i = 0; i < values.size(); i++) {
      String path = paths.get(i).toString();
      values.get(i).ifPresent(value -> content.add(path, value));
    }
    return content.build();
  }

  /** The document with these values at these paths, absent ones removed. */
  Document over(Document document) {
    Document result = document;
    for (int i = 0; i < paths.size(); i++) {
      Path path = paths.get(i);
      Optional<Value> value = values.get(i);
      if (value.isEmpty()) {
        result = Places.unset(result, path);
      } else if (Places.canHold(result, path)) {
        result = Places.set(result, path, value.get());
      }
    }
    return result;
  }
}
