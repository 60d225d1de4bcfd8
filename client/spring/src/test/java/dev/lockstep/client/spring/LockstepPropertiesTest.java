package dev.lockstep.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every key, its default, and what editors are told of it. */
class LockstepPropertiesTest {
  private static LockstepProperties bound(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("lockstep", LockstepProperties.class);
  }

  @Test
  void withoutAnyKeyItRunsAsTheSdkDoes() {
    assertThat(bound(Map.of()).settings())
        .isEqualTo(Settings.in(Path.of("lockstep").toAbsolutePath()));
  }

  @Test
  void everyKeyIsRead() {
    LockstepProperties properties =
        bound(
            Map.of(
                "lockstep.folder", "/var/lib/orders",
                "lockstep.repair-size", "1MB",
                "lockstep.shadows-max", "4",
                "lockstep.repair-pause", "250ms"));
    assertThat(properties.settings())
        .isEqualTo(new Settings(Path.of("/var/lib/orders"), 1 << 20, 4, Duration.ofMillis(250)));
  }

  @Test
  void itIsKnownToTheControlPlaneByItsKeys() {
    LockstepProperties properties =
        bound(
            Map.of(
                "lockstep.server", "https://lockstep.example.org",
                "lockstep.environment", "prod",
                "lockstep.service", "orders",
                "lockstep.region", "eu",
                "lockstep.token", "a-secret"));
    assertThat(properties.controlPlane()).isEqualTo(URI.create("https://lockstep.example.org"));
    assertThat(properties.identity().environment()).isEqualTo("prod");
    assertThat(properties.identity().service()).isEqualTo("orders");
    assertThat(properties.identity().region()).isEqualTo("eu");
    assertThat(properties).asString().doesNotContain("a-secret");
    assertThat(properties.identity()).asString().doesNotContain("a-secret");
  }

  @Test
  void editorsAreToldEveryKeyWithItsDefault() throws IOException {
    Map<String, String> told;
    try (InputStream metadata =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
      told =
          new JsonMapper()
              .readTree(metadata)
              .get("properties")
              .valueStream()
              .collect(
                  Collectors.toMap(
                      property -> property.get("name").asString(),
                      property -> asText(property.get("defaultValue"))));
    }
    assertThat(told).isEqualTo(keys());
  }

  private static String asText(JsonNode value) {
    return value.isNumber() ? value.toString() : value.asString();
  }

  /** A record's components are the parameters of its constructor. */
  private static Map<String, String> keys() {
    Parameter[] parameters = LockstepProperties.class.getDeclaredConstructors()[0].getParameters();
    return Arrays.stream(parameters)
        .collect(
            Collectors.toMap(
                parameter -> key(parameter.getName()), parameter -> fallback(parameter)));
  }

  /** No value at all is an empty text. */
  private static String fallback(Parameter parameter) {
    return String.join("", parameter.getAnnotation(DefaultValue.class).value());
  }

  private static String key(String name) {
    return "lockstep." + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
