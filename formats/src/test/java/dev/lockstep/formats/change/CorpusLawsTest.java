package dev.lockstep.formats.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Carry.Whole;
import dev.lockstep.model.lens.Lens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The laws of lenses under every document of the shared corpus, where that lies beside the project.
 */
class CorpusLawsTest {
  private static final List<String> PLACES =
      List.of("../../shared/corpus", "../../../shared/corpus", "../shared/corpus");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "restaurant.json | - rename: {from: address line 2, to: city}",
        "restaurant.json | - convert: {path: rating, to: double, otherwise: null}",
        "restaurant.json | - convert: {path: rating, to: string, otherwise: reject}",
        "restaurant.json | - wrap: {path: rating}",
        "restaurant.json | - move: {from: address line 2, to: place.city}",
        "restaurant.json | - split: {path: name, to: [first, rest], template: '{first} {rest}'}",
        "restaurant.json | - merge: {from: [outcode, postcode], to: postcode, template:"
            + " '{outcode} {postcode}'}",
        "covers.json | - convert: {path: ratingval, to: decimal, otherwise: reject}",
        "covers.json | - remove: {path: ratingcount}",
        "students.json | - arrayToMap: {path: scores, key: type}",
        "students.json | - convert: {path: 'scores[].score', to: decimal, otherwise: reject}",
        "students.json | - rename: {from: 'scores[].type', to: 'scores[].kind'}",
        "students.json | - split: {path: name, to: [first, last], template: '{first} {last}'}",
      })
  void everyDocumentComesBackAndTheSecondOpinionAgrees(String file, String operation)
      throws IOException {
    Optional<Path> corpus = PLACES.stream().map(Path::of).filter(Files::isDirectory).findFirst();
    assumeTrue(corpus.isPresent(), "the shared corpus is not beside the project");
    Change change = change(operation);
    Lens lens = CompiledChange.of(change).lens();
    try (Stream<String> lines = Files.lines(corpus.get().resolve("documents").resolve(file))) {
      lines.map(ExtendedJson::readDocument).forEach(document -> obeys(change, lens, document));
    }
  }

  private static Change change(String operation) {
    return ChangeFileTest.change(
        """
        apiVersion: lockstep/v1
        kind: Change
        id: corpus
        title: A change of the corpus
        operations:
          %s
        """
            .formatted(operation));
  }

  private static void obeys(Change change, Lens lens, Document document) {
    Carry forward = lens.forward(document);
    Optional<Document> renewed =
        forward instanceof Whole whole ? Optional.of(whole.document()) : Optional.empty();
    assertThat(new Interpreter(change).forward(document)).isEqualTo(renewed);
    if (forward instanceof Whole whole) {
      Whole back = (Whole) lens.back(whole.document(), whole.complement());
      assertThat(ExtendedJson.write(back.document(), ExtendedJson.Notation.CANONICAL))
          .isEqualTo(ExtendedJson.write(document, ExtendedJson.Notation.CANONICAL));
      assertThat(((Whole) lens.put(document, whole.document())).document())
          .isEqualTo(whole.document());
    }
  }
}
