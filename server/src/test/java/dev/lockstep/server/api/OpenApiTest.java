package dev.lockstep.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** When it differs, {@code server/target/openapi.json} is what the file should be. */
  @Test
  void theFileSaysWhatTheRunningServerAnswers() throws IOException {
    String running =
        JSON.writeValueAsString(
                JSON.readValue(
                    TestServer.SQLITE.admin().get("/generated.json").expect(200).body(),
                    Object.class))
            + "\n";
    Path made = Path.of("target", "openapi.json");
    Path written =
        Files.writeString(
            Files.createDirectories(made.getParent()).resolve("openapi.json"), running);
    assertThat(written).exists();

    String told = TestServer.SQLITE.admin().get("/v1/openapi.json").expect(200).body();

    assertThat(told).isEqualTo(running);
  }
}
