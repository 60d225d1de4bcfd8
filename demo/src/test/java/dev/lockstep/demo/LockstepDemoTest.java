package dev.lockstep.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.demo.DemoOptions.Ending;
import dev.lockstep.demo.DemoOptions.Plant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockstepDemoTest {
  @TempDir private Path folder;

  private String story = "";

  private int run(Optional<Path> data, Optional<Path> change, Plant plant) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DemoOptions options =
        new DemoOptions(
            OptionalInt.of(400),
            DemoOptions.DEFAULTS.seed(),
            data,
            change,
            Optional.empty(),
            Optional.empty(),
            Duration.ofMillis(200),
            plant,
            Ending.EXIT,
            Optional.of(folder.resolve("report.json")));
    int code =
        new LockstepDemo(
                new Surroundings(
                    new PrintWriter(out, true, StandardCharsets.UTF_8),
                    Screen.PLAIN,
                    InputStream.nullInputStream(),
                    InstantSource.system(),
                    new SecureRandom()))
            .run(options);
    story = out.toString(StandardCharsets.UTF_8);
    return code;
  }

  private String report() throws IOException {
    return Files.readString(folder.resolve("report.json"));
  }

  private Optional<Path> change(String operations) throws IOException {
    return Optional.of(
        Files.writeString(
            folder.resolve("change.yaml"),
            """
            apiVersion: lockstep/v1
            kind: Change
            id: a-change
            title: A change
            operations:
            %s
            """
                .formatted(operations.indent(2))));
  }

  @Test
  void renamesThereAndBack() throws IOException {
    int code =
        run(
            Optional.empty(),
            change("- rename: {from: \"address line 2\", to: city}"),
            Plant.NOTHING);

    assertThat(code).isZero();
  }
}
