package dev.lockstep.checks.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.discovery.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of each change of the shop is what was recorded. */
class ShopTest {
  private static final Path SHOP = Path.of("..", "examples", "shop");
  private static final Path RECORDED = SHOP.resolve("findings");

  /** Deprecations and evidence age: what is found depends on the day. */
  private static final InstantSource DAY =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  @TempDir private Path state;

  static List<String> changes() throws IOException {
    try (Stream<Path> files = Files.list(SHOP.resolve("changes"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void thereAreTwelve() throws IOException {
    assertThat(changes()).hasSize(12);
  }

  @ParameterizedTest
  @MethodSource("changes")
  void whatIsFoundIsWhatWasRecorded(String change) throws IOException {
    Command check = run("check", change);
    Command impact = run("impact", change);
    String said =
        "%s%nexit %d%n%n%s%nexit %d%n"
            .formatted(check.out().strip(), check.exit(), impact.out().strip(), impact.exit())
            .replace("../examples/shop/", "");
    Path now = Path.of("target", "shop", change.replace(".change.yaml", ".txt"));
    Files.createDirectories(now.getParent());
    Files.writeString(now, said);
    assertThat(said)
        .as("copy checks/%s to examples/shop/findings if it is right", now)
        .isEqualTo(Files.readString(RECORDED.resolve(now.getFileName())));
  }

  private Command run(String verb, String change) {
    return Command.run(
        state,
        DAY,
        verb,
        SHOP.resolve("changes").resolve(change).toString(),
        "--in",
        SHOP.toString());
  }

  @Test
  void nothingIsWrongWithItsFiles() {
    assertThat(Command.run(state, DAY, "lint", SHOP.toString()).exit()).isZero();
  }
}
