package dev.lockstep.client.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.client.http.PlaneServer;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.model.routing.Buckets;
import dev.lockstep.model.routing.Salt;
import dev.lockstep.testkit.process.JavaCommand;
import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What a service gets that depends on {@code lockstep-client-core}, resolved from the poms and jars
 * that were built. Runs when they are there: after {@code package}.
 */
class ConsumerPathTest {
  private static final Path ROOT = Path.of("..", "..");
  private static final String BUILD = System.getProperty("lockstep.build.folder", "target");
  private static final Map<String, String> OURS =
      Map.of(
          "lockstep-client-core", "client/core", "lockstep-api", "api", "lockstep-model", "model");

  @TempDir private Path folder;

  /** By artifact, the jars that a service runs with. */
  private static Map<String, Path> resolved() {
    Map<String, Path> jars = new LinkedHashMap<>();
    resolve("lockstep-client-core", jars);
    return jars;
  }

  private static void resolve(String artifact, Map<String, Path> jars) {
    if (jars.containsKey(artifact)) {
      return;
    }
    Path jar = jar(artifact);
    jars.put(artifact, jar);
    pom(artifact, jar).forEach(next -> resolve(next, jars));
  }

  private static Path jar(String artifact) {
    if (artifact.equals("slf4j-api")) {
      return library();
    }
    String home = OURS.get(artifact);
    assertThat(home).as("%s is one of ours or SLF4J", artifact).isNotNull();
    try (Stream<Path> files = Files.list(ROOT.resolve(home).resolve(BUILD))) {
      return files
          .filter(file ->
              file.getFileName().toString().matches(artifact + "-[0-9][^-]*(-SNAPSHOT)?.jar"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError("Cannot list what was built of " + artifact, e);
    }
  }

  private static Path library() {
    try {
      return Path.of(Logger.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("Cannot find SLF4J", e);
    }
  }

  /** What the pom of an artifact, and its parent, has others need at run time. */
  private static Stream<String> pom(String artifact, Path jar) {
    if (!OURS.containsKey(artifact)) {
      return needs(jar.resolveSibling(jar.getFileName().toString().replace(".jar", ".pom")));
    }
    Path module = ROOT.resolve(OURS.get(artifact));
    Path consumers = module.resolve("consumer-pom.xml");
    Path pom = Files.exists(consumers) ? consumers : module.resolve("pom.xml");
    return Stream.concat(needs(pom), needs(ROOT.resolve("pom.xml")));
  }

  private static Stream<String> needs(Path pom) {
    try {
      Element project =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getDocumentElement();
      return children(project, "dependencies")
          .flatMap(all -> children(all, "dependency"))
          .filter(each -> List.of("", "compile", "runtime").contains(text(each, "scope")))
          .filter(each -> !text(each, "optional").equals("true"))
          .map(each -> text(each, "artifactId"));
    } catch (Exception e) {
      throw new AssertionError("Cannot read " + pom, e);
    }
  }

  private static Stream<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .<Node>mapToObj(nodes::item)
        .filter(node -> node.getNodeName().equals(name))
        .map(Element.class::cast);
  }

  private static String text(Element parent, String name) {
    return children(parent, name).map(Node::getTextContent).findFirst().orElse("").strip();
  }

  @Test
  void aServiceResolvesOurOwnAndSlf4jAndNothingElse() {
    assertThat(resolved().keySet())
        .containsExactlyInAnyOrder(
            "lockstep-client-core", "lockstep-api", "lockstep-model", "slf4j-api");
  }

  @Test
  void ourJarsHoldNoClassOutsideOfOurPackages() throws IOException {
    for (String artifact : OURS.keySet()) {
      try (JarFile jar = new JarFile(jar(artifact).toFile())) {
        assertThat(jar.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".class")))
            .isNotEmpty()
            .allMatch(name -> name.startsWith("dev/lockstep/"));
      }
    }
  }

  @Test
  void aServiceOnThatPathHoldsALeaseAndRoutesAReadByTheRamp() throws Exception {
    StageMessage state = StageState.ramp(1, new Salt("orders-1", 1), Buckets.COUNT).message();
    String classPath =
        Stream.concat(Stream.of(consumer()), resolved().values().stream())
            .map(path -> path.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    try (PlaneServer plane = new PlaneServer(state);
        ProcessUnderTest service =
            ProcessUnderTest.start(
                JavaCommand.of(
                        Consumer.class,
                        plane.uri().toString(),
                        PlaneServer.TOKEN,
                        folder.toString())
                    .withClassPath(classPath))) {
      assertThat(service.awaitExit(Duration.ofMinutes(1))).as("%s", service.errors()).isZero();
      assertThat(service.output())
          .containsExactly(
              "reads new, writes old first, at ramp",
              "tools.jackson.core.JsonParser is not there",
              "com.datadoghq.sketch.ddsketch.DDSketch is not there");
      assertThat(plane.requests()).isNotEmpty();
      assertThat(plane.calls()).anyMatch(call -> call.startsWith("DELETE"));
    }
  }

  /** A folder with the class of the service and no other. */
  private Path consumer() throws IOException {
    String name = Consumer.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve("classes").resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = Consumer.class.getResourceAsStream("/" + name)) {
      assertThat(in).isNotNull();
      long unused = Files.copy(in, file);
    }
    return folder.resolve("classes");
  }
}
