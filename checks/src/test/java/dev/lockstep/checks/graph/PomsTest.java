package dev.lockstep.checks.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.checks.tidy.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What the build files declare stays within the allowed graph of modules. */
final class PomsTest {
  private static final Path ROOT = Repository.containing().root();

  /** A list of versions, without code. */
  private static final String VERSIONS = "server/versions";

  /** What browsers run. */
  private static final String CONSOLE = "console";

  /** Where tests run apart from their module, below its folder. */
  private static final String TESTS = "/tests";

  private static final Set<String> FOR_EVERYBODY = Set.of("org.jspecify");

  @Test
  void theReactorIsTheTable() {
    List<String> modules =
        elements(read(ROOT.resolve("pom.xml")), "module").map(Element::getTextContent).toList();
    assertThat(modules)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    Part.ALL.stream().map(Part::folder),
                    testedApart().map(part -> part.folder() + TESTS),
                    Stream.of(Part.PROOF, VERSIONS, CONSOLE))
                .flatMap(folders -> folders)
                .toList());
  }

  @Test
  void testsThatRunApartFindWhatTheyWereCompiledWith() {
    assertThat(testedApart())
        .isNotEmpty()
        .allSatisfy(part ->
            assertThat(forTests(read(ROOT.resolve(part.folder() + TESTS).resolve("pom.xml"))))
                .as(part.folder() + TESTS)
                .containsExactlyInAnyOrderElementsOf(
                    Stream.concat(forTests(pom(part)), Stream.of("dev.lockstep:" + part.artifact()))
                        .toList()));
  }

  /** The modules that leave their tests to one in a folder of theirs. */
  private static Stream<Part> testedApart() {
    return Part.ALL.stream()
        .filter(part -> elements(pom(part), "tests.elsewhere").findAny().isPresent());
  }

  private static Stream<String> forTests(Document pom) {
    return elements(pom, "dependency")
        .filter(dependency -> text(dependency, "scope").equals("test"))
        .map(dependency -> text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
  }

  @Test
  void modulesDeclareOnlyWhatTheTableAllows() {
    assertThat(Part.ALL.stream().flatMap(PomsTest::strays)).isEmpty();
  }

  @Test
  void theModuleOfProofHasNoProductCode() {
    assertThat(Files.exists(ROOT.resolve(Part.PROOF).resolve("src/main"))).isFalse();
  }

  @Test
  void modulesWithCodeUseWhatTheyDeclare() {
    assertThat(Part.ALL)
        .filteredOn(part -> elements(pom(part), "mdep.analyze.skip").findAny().isPresent())
        .allSatisfy(part ->
            assertThat(sources(ROOT.resolve(part.folder()).resolve("src")))
                .as("sources of %s, whose pom still skips the analysis", part.folder())
                .hasSizeLessThanOrEqualTo(1));
  }

  @Test
  void sourcesAreInTheRootPackageOfTheirModule() {
    assertThat(Part.ALL.stream().flatMap(PomsTest::sourcesOutside)).isEmpty();
  }

  /** A dependency for tests alone would win over the same one that a used module needs to run. */
  @Test
  void whatAUsedModuleNeedsToRunIsNotKeptForTestsAlone() {
    assertThat(Part.ALL)
        .allSatisfy(part ->
            assertThat(ours(part, true).filter(needed(part)::contains))
                .as(part.folder())
                .isEmpty());
  }

  /** The artifacts of ours that the modules a module uses need to run, theirs included. */
  private static Set<String> needed(Part part) {
    return Part.ALL.stream()
        .filter(used -> ours(part, false).anyMatch(used.artifact()::equals))
        .flatMap(used -> Stream.concat(ours(used, false), needed(used).stream()))
        .collect(Collectors.toSet());
  }

  private static Stream<String> ours(Part part, boolean forTests) {
    return elements(pom(part), "dependency")
        .filter(dependency -> text(dependency, "groupId").equals("dev.lockstep"))
        .filter(dependency -> text(dependency, "scope").equals("test") == forTests)
        .map(dependency -> text(dependency, "artifactId"));
  }

  private static Stream<String> strays(Part part) {
    Set<String> allowed =
        Part.ALL.stream()
            .filter(used -> part.uses().contains(used.folder()))
            .map(Part::artifact)
            .collect(Collectors.toSet());
    return elements(pom(part), "dependency")
        .filter(dependency -> !text(dependency, "groupId").isEmpty()) // Else a plugin's setting.
        .filter(dependency -> !text(dependency, "scope").equals("test"))
        .filter(dependency -> !text(dependency, "scope").equals("import"))
        .filter(dependency -> !Part.FOUND_AT_RUN_TIME.contains(text(dependency, "artifactId")))
        .filter(dependency -> {
          String group = text(dependency, "groupId");
          return group.equals("dev.lockstep")
              ? !allowed.contains(text(dependency, "artifactId"))
              : !part.libraries().contains(group) && !FOR_EVERYBODY.contains(group);
        })
        .map(dependency ->
            "%s may not depend on %s:%s"
                .formatted(
                    part.folder(), text(dependency, "groupId"), text(dependency, "artifactId")));
  }

  private static Stream<String> sourcesOutside(Part part) {
    String home = "/" + part.root().replace('.', '/') + "/";
    return Stream.of("main", "test")
        .map(kind -> ROOT.resolve(part.folder()).resolve("src").resolve(kind).resolve("java"))
        .filter(Files::exists)
        .flatMap(PomsTest::sources)
        .map(Path::toString)
        .filter(file -> !file.contains(home));
  }

  private static Stream<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError("Cannot list " + folder, e);
    }
  }

  private static Document pom(Part part) {
    return read(ROOT.resolve(part.folder()).resolve("pom.xml"));
  }

  private static Document read(Path pom) {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(pom.toFile());
    } catch (Exception e) {
      throw new AssertionError("Cannot read " + pom, e);
    }
  }

  private static Stream<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
  }

  private static String text(Element element, String name) {
    NodeList found = element.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
