package dev.lockstep.demo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {
  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("data.json"), content);
  }

  private void refused(String content, String why) throws IOException {
    Path file = file(content);
    assertThatThrownBy(() -> DocumentFile.read(file, 10))
        .hasMessage("Cannot load " + file + ": " + why)
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.FILE_UNREADABLE));
  }

  @Test
  void numbersKeepTheirTypes() throws IOException {
    List<Document> documents =
        DocumentFile.read(file("{\"_id\":1,\"a\":4}\n\n{\"_id\":2,\"a\":4.0}\n"), 10);

    assertThat(documents)
        .containsExactly(
            Document.of("_id", Value.int32(1), "a", Value.int32(4)),
            Document.of("_id", Value.int32(2), "a", Value.float64(4)));
  }

  @Test
  void readsNoMoreThanAskedFor() throws IOException {
    assertThat(DocumentFile.read(file("{\"_id\":1}\n{\"_id\":2}\n"), 1)).hasSize(1);
  }

  @Test
  void aDocumentWithoutAKeyGetsOneInFront() throws IOException {
    Document document = DocumentFile.read(file("{\"a\":1}\n"), 10).getFirst();

    assertThat(document.names()).containsExactly("_id", "a");
  }

  @Test
  void aBadLineIsNamed() throws IOException {
    refused("{\"_id\":1}\n{\"_id\":\n", "line 2 is not one document in Extended JSON");
  }

  @Test
  void aRepeatedKeyIsNamed() throws IOException {
    refused("{\"_id\":1}\n{\"_id\":1}\n", "the _id of line 2 came before");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    refused("\n", "it holds no document");
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing.json");
    assertThatThrownBy(() -> DocumentFile.read(missing, 10))
        .hasMessage("Cannot load " + missing + ": it cannot be opened or read");
  }
}
