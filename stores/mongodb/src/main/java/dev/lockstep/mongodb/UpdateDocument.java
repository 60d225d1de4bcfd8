package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Places;
import dev.lockstep.model.write.Edit;
import java.util.List;

/** Edits as an update with {@code $set} and {@code $unset}. */
final class UpdateDocument {
  private UpdateDocument() {}

  static Document of(List<Edit> edits) {
    Document.Builder set = Document.builder();
    Document.Builder unset = Document.builder();
    for (Edit edit : edits) {
      String path = FieldPath.of(edit.path());
      switch (edit) {
        case Edit.Set change -> set.add(path, change.value());
        case Edit.Unset removal -> unset.add(path, Value.text(""));
      }
    }
    Document.Builder update = Document.builder();
    addUnlessEmpty(update, "$set", set.build());
    addUnlessEmpty(update, "$unset", unset.build());
    return update.build();
  }

  private static void addUnlessEmpty(Document.Builder update, String operator, Document edits) {
    if (!edits.isEmpty()) {
      update.add(operator, edits);
    }
  }

  /** Whether a document is one that these edits left behind. */
  static boolean isVisible(List<Edit> edits, Document document) {
    return edits.stream()
        .allMatch(edit ->
            switch (edit) {
              case Edit.Set set ->
                  Places.get(document, set.path()).filter(set.value()::equals).isPresent();
              case Edit.Unset unset -> Places.get(document, unset.path()).isEmpty();
            });
  }
}
