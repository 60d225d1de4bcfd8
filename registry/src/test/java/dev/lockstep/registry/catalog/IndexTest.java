package dev.lockstep.registry.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.seed.SeededTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the index says is what the files hold, whatever is done to the files and to the index. */
final class IndexTest {
  private static final int FILES = 12;
  private static final String CONTRACT =
      "{apiVersion: v3.1.0, kind: DataContract, id: c%d, version: 1.0.%d, status: active}\n";

  @TempDir private Path place;
  private Path folder;
  private Path index;

  @BeforeEach
  void makeFiles() throws IOException {
    folder = Files.createDirectories(place.resolve("files"));
    index = place.resolve("index");
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve(i + ".yaml"), content(i));
    }
  }

  private static String content(int choice) {
    return switch (choice % 4) {
      case 0 -> "kind: Other\n";
      case 1 ->
          ("{apiVersion: lockstep/v1, kind: Usage, service: s, version: '%d',"
                  + " contracts: [{contract: c%d, supports: '*'}]}\n")
              .formatted(choice % 9, choice % 3);
      case 2 -> CONTRACT.formatted(choice % 3, choice % 9) + (choice % 5 == 0 ? "]" : " ");
      default -> CONTRACT.formatted(choice % 3, choice % 7);
    };
  }

  private List<Summary> indexed(long moment) {
    return new Update(folder, new IndexFile(index, "readers"), moment)
        .entries(FolderScan.of(folder)).stream().map(Entry::summary).toList();
  }

  private List<Summary> read() throws IOException {
    List<Summary> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        all.add(Summary.of(folder.relativize(file).toString(), Files.readAllBytes(file)));
      }
    }
    return all;
  }

  @SeededTest(cases = 60)
  void theIndexSaysWhatTheFilesHoldAfterAnyEdits(SplittableRandom random) throws IOException {
    for (int round = 0; round < 4; round++) {
      long settled = awaitTick();
      assertThat(indexed(settled + 10_000_000_000L)).isEqualTo(read());
      edit(random);
    }
    assertThat(indexed(awaitTick())).isEqualTo(read());
  }

  /** Until what is written now has another time than all that was written before. */
  private long awaitTick() throws IOException {
    long first = now();
    long next = now();
    while (next == first) {
      next = now();
    }
    return next;
  }

  private long now() throws IOException {
    return Stamp.nanos(Files.getLastModifiedTime(Files.writeString(place.resolve("clock"), "x")));
  }

  private void edit(SplittableRandom random) throws IOException {
    Path file = folder.resolve(random.nextInt(FILES) + ".yaml");
    Path other = folder.resolve(random.nextInt(FILES) + ".yaml");
    boolean isThere = Files.exists(file);
    switch (random.nextInt(isThere ? 6 : 1)) {
      case 0 -> Files.writeString(file, content(random.nextInt(60)));
      case 1 -> Files.delete(file);
      case 2 -> Files.move(file, other, StandardCopyOption.REPLACE_EXISTING);
      case 3 -> Files.setLastModifiedTime(file, FileTime.fromMillis(random.nextInt(1000)));
      case 4 -> replaceInPlace(file);
      default ->
          Files.copy(
              file,
              folder.resolve(random.nextInt(99) + ".usage.yaml"),
              StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Other bytes, as many, and the time of the last writing set back. */
  private static void replaceInPlace(Path file) throws IOException {
    FileTime written = Files.getLastModifiedTime(file);
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 'c' ? (byte) 'd' : bytes[i];
    }
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, written);
  }

  @Test
  void aFileThatChangedShortlyBeforeItWasReadIsReadAgain() throws IOException {
    assertThat(indexed(now())).isEqualTo(read());
    for (int i = 0; i < FILES; i++) {
      replaceInPlace(folder.resolve(i + ".yaml"));
    }
    assertThat(indexed(now())).isEqualTo(read());
    assertThat(new IndexFile(index, "readers").read())
        .hasSize(FILES)
        .allSatisfy(entry -> assertThat(entry.stamp()).isEqualTo(Stamp.NONE));
  }

  @Test
  void aDamagedIndexIsNotBelieved() throws IOException {
    assertThat(indexed(0)).hasSize(FILES);
    byte[] whole = Files.readAllBytes(index);
    assertThat(new IndexFile(index, "readers").read()).hasSize(FILES);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(index, damaged);
      assertThat(new IndexFile(index, "readers").read()).as("byte %d", at).isEmpty();
      Files.write(index, Arrays.copyOf(whole, at));
      assertThat(new IndexFile(index, "readers").read()).as("end at %d", at).isEmpty();
    }
    assertThat(indexed(0)).isEqualTo(read());
    assertThat(new IndexFile(index, "readers").read()).hasSize(FILES);
  }

  @Test
  void anIndexOfOtherReadersIsNotBelieved() {
    assertThat(indexed(0)).hasSize(FILES);
    assertThat(new IndexFile(index, "later readers").read()).isEmpty();
    assertThat(Readers.identity()).isPresent().isEqualTo(Readers.identity());
  }

  @Test
  void aFolderOfFewFilesHasNoIndex() throws IOException {
    assertThat(Catalog.of(folder, index)).isEmpty();
    for (int i = FILES; i < Catalog.FEW; i++) {
      Files.writeString(folder.resolve(i + ".yaml"), content(i));
    }
    assertThat(Catalog.of(folder, index).orElseThrow().files())
        .containsExactlyInAnyOrderElementsOf(read());
    assertThat(index).isRegularFile();
  }
}
