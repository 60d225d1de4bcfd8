package dev.lockstep.testkit.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerJdkTest {
  @TempDir private Path machine;

  @Test
  void namedJdkComesBeforeTheInstalledOne() throws IOException {
    Path named = jdk("elsewhere/mine", "17.0.1");
    Path installed = jdk("jvm/java-17", "17.0.9");
    assertThat(find(Map.of("JAVA17_HOME", named.toString()))).isEqualTo(List.of(java(named)));
    assertThat(find(Map.of())).isEqualTo(List.of(java(installed)));
  }

  @Test
  void javaInPathIsFoundThroughItsLinks() throws IOException {
    Path jdk = jdk("elsewhere/mine", "17");
    Path bin = Files.createDirectories(machine.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("java"), java(jdk));
    assertThat(find(Map.of("PATH", link.getParent().toString()))).isEqualTo(List.of(java(jdk)));
  }

  @Test
  void otherReleasesAreNotTaken() throws IOException {
    Path older = jdk("jvm/java-11", "11.0.17");
    Path newer = jdk("jvm/java-170", "170.0.1");
    assertThat(older).isNotEqualTo(newer);
    assertThat(find(Map.of("JAVA_HOME", newer.toString()))).isEmpty();
  }

  @Test
  void theSentenceSaysWhatToInstallAndHowToGoOnWithout() {
    assertThat(ServerJdk.MISSING)
        .startsWith("Cannot start Cassandra 5")
        .contains("openjdk-17-jre-headless", "JAVA17_HOME", "-Dwithout=cassandra");
  }

  private List<Path> find(Map<String, String> environment) {
    return new ServerJdk(environment, List.of(machine.resolve("jvm"))).java().stream().toList();
  }

  private Path jdk(String folder, String version) throws IOException {
    Path jdk = machine.toRealPath().resolve(folder);
    Path bin = Files.createDirectories(jdk.resolve("bin"));
    assertThat(Files.createFile(bin.resolve("java")).toFile().setExecutable(true)).isTrue();
    return Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"%s\"\n".formatted(version))
        .getParent();
  }

  private static Path java(Path jdk) {
    return jdk.resolve("bin/java");
  }
}
