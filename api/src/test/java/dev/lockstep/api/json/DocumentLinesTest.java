package dev.lockstep.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentLinesTest {
  private static DocumentLines lines(String text) {
    return new DocumentLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void passesOverBlankLinesMarksAndLineEnds() {
    try (DocumentLines lines = lines("\ufeff{\"a\":1}\r\n\r\n  \n{\"a\":2}")) {
      assertThat(lines.next()).isEqualTo(Document.of("a", Value.int32(1)));
      assertThat(lines.line()).isEqualTo(1);
      assertThat(lines.next()).isEqualTo(Document.of("a", Value.int32(2)));
      assertThat(lines.line()).isEqualTo(4);
      assertThat(lines.hasNext()).isFalse();
      assertThatThrownBy(lines::next).isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void goesOnAfterALineThatIsRefused() {
    try (DocumentLines lines = lines("{\"a\":1,\"a\":2}\n{\"a\":\n[1]\n{\"a\":3}\n")) {
      assertThatThrownBy(lines::next).isInstanceOf(DuplicateFieldException.class);
      assertThat(lines.line()).isEqualTo(1);
      assertThatThrownBy(lines::next)
          .isInstanceOfSatisfying(
              ExtendedJsonException.class, e -> assertThat(e.line()).isEqualTo(2));
      assertThatThrownBy(lines::next)
          .isInstanceOf(ExtendedJsonException.class)
          .hasMessage("a document begins with '{' and is no other type");
      assertThat(lines.next()).isEqualTo(Document.of("a", Value.int32(3)));
    }
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[] bytes = {'{', '"', (byte) 0xff, '"', ':', '1', '}', '\n', '{', '}'};
    try (DocumentLines lines = new DocumentLines(new ByteArrayInputStream(bytes))) {
      assertThatThrownBy(lines::next)
          .isInstanceOf(ExtendedJsonException.class)
          .hasMessage("the line is not in UTF-8");
      assertThat(lines.next()).isEqualTo(Document.empty());
    }
  }

  private static Path corpus() {
    Path corpus = Path.of("shared/corpus/documents");
    return Stream.iterate(Path.of("").toAbsolutePath(), Objects::nonNull, Path::getParent)
        .map(folder -> folder.resolve(corpus))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(corpus);
  }

  @ParameterizedTest
  @CsvSource({"restaurant.json, 2548", "students.json, 200", "covers.json, 5071"})
  void realDocumentsReadAndWriteBackTheSame(String name, int count) throws IOException {
    Path file = corpus().resolve(name);
    assumeTrue(Files.isReadable(file), "the corpus is not here");
    int read = 0;
    try (DocumentLines lines = new DocumentLines(Files.newInputStream(file));
        DocumentLines originals = new DocumentLines(Files.newInputStream(file))) {
      while (lines.hasNext()) {
        Document document = lines.next();
        String canonical = ExtendedJson.write(document, Notation.CANONICAL);
        String relaxed = ExtendedJson.write(document, Notation.RELAXED);
        assertThat(ExtendedJson.read(canonical)).isEqualTo(document).isEqualTo(originals.next());
        assertThat(ExtendedJson.read(relaxed)).isEqualTo(document);
        read++;
      }
    }
    assertThat(read).isEqualTo(count);
  }
}
