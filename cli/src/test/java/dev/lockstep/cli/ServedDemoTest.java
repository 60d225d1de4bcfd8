package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo as everybody meets it first: server, runner, services with the SDK, two changes. */
@Timeout(300)
final class ServedDemoTest {
  @TempDir private Path folder;

  @Test
  void oneChangeGoesThereAndBackAndABadReleaseIsTakenBackByItself() throws IOException {
    Path report = folder.resolve("report.json");

    Ran ran =
        new Shell(folder.resolve("state"))
            .run(
                "demo",
                "--exit",
                "--documents",
                "600",
                "--seconds",
                "0.3",
                "--report",
                report.toString());

    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    Document found = ExtendedJson.readDocument(Files.readString(report));
    assertThat(number(found, "lostWrites")).isZero();
    assertThat(number(part(found, "autoRollback"), "lostWrites")).isZero();
    assertThat(number(part(found, "autoRollback"), "detectedMillis")).isPositive();
    assertThat(part(found, "autoRollback").get("trigger"))
        .hasValueSatisfying(trigger -> assertThat(trigger.toString()).contains("errors"));
    assertThat(number(part(found, "flagPropagation"), "clients")).isEqualTo(100);
    assertThat(ran.out())
        .containsSubsequence(
            "a legacy service, an upgraded one and a canary",
            "a second change",
            "a bad release goes out",
            "taken back by itself",
            "rollout rolled back softly",
            "one click",
            "two persons agree",
            "Proven from the writers' own history");
  }

  private static Document part(Document report, String name) {
    return (Document) report.get(name).orElseThrow();
  }

  private static long number(Document report, String name) {
    return switch (report.get(name).orElseThrow()) {
      case Value.Int32 number -> number.value();
      case Value.Int64 number -> number.value();
      default -> throw new AssertionError(List.of(name, report));
    };
  }
}
