package dev.lockstep.runner.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.host.Sealer.Opening;
import dev.lockstep.engine.host.Sealer.Place;
import dev.lockstep.model.document.Bytes;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.tck.generate.DocumentGenerator;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set aside opens with its key, in its place, as it was; and in no other way. */
final class SealingTest {
  private static final Place PLACE = new Place("people.lockstep_archive", "town-city");
  private static final Document CONTENT =
      Document.of("key", Value.int32(5), "old", Document.of("town", Value.text("canary-value")));

  @TempDir private Path folder;
  private KeyFile file;
  private KeyedSealer sealer;

  @BeforeEach
  void makeAKey() {
    file = new KeyFile(folder.resolve("seal.key"));
    file.addFirst();
    sealer = KeyedSealer.of(file);
  }

  @Test
  void everyDocumentOpensExactlyAsItWasSealed() {
    Seeds.configured()
        .check(
            300,
            random -> {
              Document content = new DocumentGenerator(random).next();
              Document sealed = sealer.seal(PLACE, "r", content);
              assertThat(sealer.open(PLACE, "r", sealed)).isEqualTo(new Opening.Opened(content));
            });
  }

  @Test
  void aLargeDocumentTakesNoMoreRoomThanItsText() {
    Document large = Document.of("text", Value.text("canary-value ".repeat(1_000_000)));
    Document sealed = sealer.seal(PLACE, "r", large);
    assertThat(bytes(sealed, "sealed").length).isLessThan(1_000_000);
    assertThat(sealer.open(PLACE, "r", sealed)).isEqualTo(new Opening.Opened(large));
  }

  @Test
  void theSameContentIsSealedDifferentlyEachTimeAndNamedTheSame() {
    Set<Bytes> nonces = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      Document sealed = sealer.seal(PLACE, "r", CONTENT);
      assertThat(nonces.add(Bytes.of(bytes(sealed, "nonce")))).isTrue();
    }
    assertThat(nonces).allSatisfy(nonce -> assertThat(nonce.size()).isEqualTo(12));
    assertThat(sealer.name(PLACE, CONTENT)).isEqualTo(sealer.name(PLACE, CONTENT));
    assertThat(sealer.name(new Place("people.lockstep_archive", "other"), CONTENT))
        .isNotEqualTo(sealer.name(PLACE, CONTENT));
  }

  @Test
  void nothingOfTheContentIsInTheRecord() {
    String text =
        new String(bytes(sealer.seal(PLACE, "r", CONTENT), "sealed"), StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("canary", "town");
    KeyFile other = new KeyFile(folder.resolve("other.key"));
    other.addFirst();
    assertThat(KeyedSealer.of(other).name(PLACE, CONTENT))
        .isNotEqualTo(sealer.name(PLACE, CONTENT));
  }

  @Test
  void aRecordThatWasMovedDoesNotOpen() {
    Document sealed = sealer.seal(PLACE, "r", CONTENT);
    for (Place place :
        List.of(
            new Place("people.lockstep_conflicts", "town-city"),
            new Place("people.lockstep_archive", "other"),
            new Place("people.lockstep_archivetown", "-city"))) {
      assertThat(sealer.open(place, "r", sealed)).isEqualTo(altered());
    }
    assertThat(sealer.open(PLACE, "s", sealed)).isEqualTo(altered());
  }

  @Test
  void aRecordDoesNotOpenWithAnyBitOfItFlipped() {
    Document sealed = sealer.seal(PLACE, "r", CONTENT);
    for (String part : List.of("nonce", "sealed")) {
      for (int bit = 0; bit < bytes(sealed, part).length * 8; bit++) {
        byte[] damaged = bytes(sealed, part);
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Document altered = sealed.with(part, new Value.Binary(0, Bytes.of(damaged)));
        assertThat(sealer.open(PLACE, "r", altered)).isEqualTo(altered());
      }
    }
    assertThat(sealer.open(PLACE, "r", sealed.with("nonce", empty())))
        .isInstanceOf(Opening.Closed.class);
    assertThat(sealer.open(PLACE, "r", sealed.without("sealed")))
        .isEqualTo(new Opening.Closed("it was not sealed by Lockstep"));
  }

  @Test
  void afterRotationTheNewKeySealsAndTheOldOneOpensWhatIsIts() {
    Document before = sealer.seal(PLACE, "r", CONTENT);
    String id = file.add();
    KeyedSealer after = KeyedSealer.of(file);
    assertThat(file.ids()).hasSize(2).last().isEqualTo(id);
    assertThat(after.seal(PLACE, "r", CONTENT).get("key")).contains(Value.text(id));
    assertThat(after.open(PLACE, "r", before)).isEqualTo(new Opening.Opened(CONTENT));
    assertThat(sealer.open(PLACE, "r", after.seal(PLACE, "r", CONTENT)))
        .isEqualTo(new Opening.Closed("its key " + id + " is not in " + file.path()));
  }

  @Test
  void theKeyFileIsForItsOwnerOnly() throws IOException {
    assertThat(Files.getPosixFilePermissions(file.path()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(file.ids()).hasSize(1).allSatisfy(id -> assertThat(id).matches("[0-9a-f]{16}"));
  }

  @Test
  void aDamagedKeyFileIsNotGuessedAt() throws IOException {
    String line = Files.readString(file.path());
    char last = line.charAt(line.length() - 2);
    for (String damaged :
        List.of(
            line.substring(0, 40),
            line.substring(0, line.length() - 2) + (last == '0' ? '1' : '0') + "\n",
            line + "\u0000\u0000")) {
      Path unused = Files.writeString(file.path(), damaged);
      assertThatThrownBy(() -> KeyedSealer.of(file))
          .isInstanceOf(Problem.class)
          .hasMessage(
              "Cannot read the key file %s: a line in it is no key, or a damaged one", file.path());
    }
  }

  @Test
  void keysThatAreAddedAtOnceAreAllKept() throws Exception {
    List<Future<String>> added = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        added.add(threads.submit(file::add));
      }
    }
    for (Future<String> id : added) {
      assertThat(file.ids()).contains(id.get());
    }
    assertThat(file.ids()).hasSize(41).doesNotHaveDuplicates();
  }

  private static Opening altered() {
    return new Opening.Closed("it was altered, or moved from another record");
  }

  private static Value empty() {
    return new Value.Binary(0, Bytes.of(new byte[0]));
  }

  private static byte[] bytes(Document sealed, String name) {
    return ((Value.Binary) sealed.get(name).orElseThrow()).bytes().toArray();
  }
}
