package dev.lockstep.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.model.check.Interpreter;
import dev.lockstep.model.compile.CompiledChange;
import dev.lockstep.model.lens.Carry;
import dev.lockstep.model.lens.Lens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every example does what its documents say, and every row has its place. */
class RealMigrationsTest {
  private static final int ROWS = 63;
  private static final int GOAL_PERCENT = 80;

  static final RealMigrations MIGRATIONS = RealMigrations.read();
  static final List<Example> EXAMPLES = MIGRATIONS.said();

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void documentsGoForwardAndComeBackAsTheFilesSay(Example example) {
    Lens lens = CompiledChange.of(example.change()).lens();
    for (Example.Pair pair : example.pairs()) {
      Carry.Whole forward = whole(lens.forward(pair.old()));
      assertThat(forward.document())
          .as(() -> ExtendedJson.write(forward.document(), ExtendedJson.Notation.CANONICAL))
          .isEqualTo(pair.renewed());
      assertThat(whole(lens.back(forward.document(), forward.complement())).document())
          .isEqualTo(pair.old());
    }
  }

  private static Carry.Whole whole(Carry carry) {
    return switch (carry) {
      case Carry.Whole whole -> whole;
      case Carry.Held held -> throw new AssertionError(held.path() + ": " + held.why());
    };
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void interpreterAgreesWithTheLenses(Example example) {
    for (Example.Pair pair : example.pairs()) {
      assertThat(new Interpreter(example.change()).forward(pair.old())).contains(pair.renewed());
    }
  }

  @ParameterizedTest
  @FieldSource("EXAMPLES")
  void exampleIsNamedAfterItsFileAndHasPairs(Example example) {
    assertThat(example.change().id() + Example.CHANGE).isEqualTo(example.file());
    assertThat(example.pairs()).hasSizeBetween(2, 5);
  }

  @Test
  void everyRowIsSaidOrToldWhyNotAndEveryFileBelongsToOne() {
    List<String> ids =
        Stream.concat(
                EXAMPLES.stream().map(Example::id), MIGRATIONS.unsaid().stream().map(Unsaid::id))
            .toList();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ROWS).mapToObj(i -> "M%03d".formatted(2 * i + 1)).toList());
    List<String> files = new ArrayList<>(List.of(RealMigrations.PAGE, Unsaid.FILE));
    for (Example example : EXAMPLES) {
      files.add(example.file());
      files.add(example.file().replace(Example.CHANGE, Example.DOCUMENTS));
    }
    assertThat(RealMigrations.files()).containsExactlyInAnyOrderElementsOf(files);
  }

  @Test
  void mostMigrationsOfASingleCollectionAreSaidFully() {
    assertThat(MIGRATIONS.share()).isGreaterThanOrEqualTo(GOAL_PERCENT);
  }

  @Test
  void pageSaysWhatTheFilesSay() throws IOException {
    Path page = RealMigrations.folder().resolve(RealMigrations.PAGE);
    if (Boolean.getBoolean("lockstep.write")) {
      Files.writeString(page, MIGRATIONS.page());
    }
    assertThat(page)
        .as("%s is stale: run this test with -Dlockstep.write=true", page)
        .hasContent(MIGRATIONS.page());
  }
}
