package dev.lockstep.demo.data;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonObjectId;
import org.bson.json.JsonParseException;
import org.bson.types.ObjectId;

/** Documents of a file: newline-delimited Extended JSON, as {@code mongoexport} writes it. */
public final class DocumentFile {
  private final Path file;
  private final Set<Value> keys = new HashSet<>();
  private int line;

  private DocumentFile(Path file) {
    this.file = file;
  }

  /**
   * The documents of the file, in its order; one without an {@code _id} gets one.
   *
   * @param limit the most documents to read
   * @throws Problem where the file cannot be read, a line is not a document or a key comes twice
   */
  public static List<Document> read(Path file, int limit) {
    return new DocumentFile(file).documents(limit);
  }

  private List<Document> documents(int limit) {
    List<Document> documents = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String text = reader.readLine();
          text != null && documents.size() < limit;
          text = reader.readLine()) {
        line++;
        if (!text.isBlank()) {
          documents.add(document(text));
        }
      }
    } catch (IOException e) {
      throw unreadable("it cannot be opened or read", e);
    }
    if (documents.isEmpty()) {
      throw unreadable("it holds no document", new IOException("empty"));
    }
    return documents;
  }

  private Document document(String text) {
    try {
      BsonDocument bson = BsonDocument.parse(text);
      if (!bson.containsKey("_id")) {
        bson = new BsonDocument("_id", new BsonObjectId(new ObjectId(line, line)));
        bson.putAll(BsonDocument.parse(text));
      }
      Document document = BsonForm.fromBson(bson);
      if (!keys.add(document.get("_id").orElseThrow())) {
        throw unreadable("the _id of line " + line + " came before", new IOException("duplicate"));
      }
      return document;
    } catch (JsonParseException | BsonInvalidOperationException e) {
      throw unreadable("line " + line + " is not one document in Extended JSON", e);
    }
  }

  private Problem unreadable(String why, Exception cause) {
    return new Problem(
            ProblemCode.FILE_UNREADABLE,
            "Cannot load " + file + ": " + why,
            "nothing was written",
            "./lockstep demo --data FILE with one document a line, as mongoexport writes them")
        .with("file", file)
        .with("line", line)
        .causedBy(cause);
  }
}
