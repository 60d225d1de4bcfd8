package dev.lockstep.checks.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every rule reports what it is for, and nothing else. */
final class RuleTest {
  private static final String MAIN = "engine/src/main/java/dev/lockstep/engine/";
  private static final String TEST = "engine/src/test/java/dev/lockstep/engine/";

  @Test
  void longFiles() {
    Rule rule = FileRules::areShort;
    assertReports(rule, MAIN + "A.java", "//\n".repeat(401), "has 401 lines, at most 400");
    assertReports(rule, TEST + "A.java", "//\n".repeat(601), "has 601 lines, at most 600");
    assertAccepts(rule, MAIN + "A.java", "//\n".repeat(400));
    assertAccepts(rule, TEST + "A.java", "//\n".repeat(600));
  }

  @Test
  void wideLines() {
    Rule rule = FileRules::areNarrow;
    assertReports(rule, MAIN + "A.java", "\n" + "x".repeat(101), "A.java:2: is wider than 100");
    assertReports(rule, "dev", "#!/bin/sh\n" + "x".repeat(101), "dev:2: is wider than 100");
    assertAccepts(rule, MAIN + "A.java", "é".repeat(100) + "\nimport " + "x".repeat(101));
    assertAccepts(rule, "docs/a.md", "x".repeat(101));
  }

  @Test
  void lastLines() {
    Rule rule = FileRules::endWithOneLine;
    assertReports(rule, "a", "x", "does not end with exactly one line break");
    assertReports(rule, "a", "x\n\n", "does not end with exactly one line break");
    assertAccepts(rule, "a", "x\n");
    assertAccepts(rule, "a", "");
  }

  @Test
  void looseEnds() {
    Rule rule = FileRules::haveNoLooseEnds;
    assertReports(rule, MAIN + "A.java", "// TO" + "DO later", "A.java:1: leaves work undone");
    assertReports(rule, "docs/a.md", "\nFIX" + "ME", "a.md:2: leaves work undone");
    assertAccepts(rule, "docs/a.md", "the word Todo, or TO" + "DOS");
  }

  @Test
  void placesOfOneMachine() {
    Rule rule = FileRules::namePublicPlacesOnly;
    assertReports(rule, "pom.xml", "<url>repo.maven.apache.o" + "rg</url>", "registry's host");
    assertReports(rule, "a.lock", "https://registry.npmjs.o" + "rg/x", "registry's host");
    assertReports(rule, "a", "cd /wo" + "rk/main", "a folder of somebody's machine");
    assertReports(rule, "a", "HOME=/ro" + "ot/x", "a folder of somebody's machine");
    assertAccepts(rule, "a", "engine/wo" + "rk/Sync.java and http://maven.apache.org/POM/4.0.0");
  }

  @Test
  void scriptsThatCannotBeRun() {
    Rule rule = FileRules::canBeRun;
    assertReports(rule, "dev", "#!/bin/sh\n", "its executable bit is missing");
    assertThat(rule.problems(List.of(new TrackedFile("a.md", "text\n", true))))
        .containsExactly("a.md: is executable but has no first line that says by what");
    assertThat(rule.problems(List.of(new TrackedFile("dev", "#!/bin/sh\n", true)))).isEmpty();
  }

  @Test
  void disabledTests() {
    Rule rule = TestRules::disableNothing;
    assertReports(
        rule, TEST + "ATest.java", "\n  @Disa" + "bled(\"x\")\n", "ATest.java:2: disables");
    assertReports(rule, TEST + "ATest.java", "@Ign" + "ore\n", "ATest.java:1: disables");
    assertAccepts(rule, TEST + "ATest.java", "// nothing is @Disa" + "bled here");
  }

  @Test
  void sleepingTests() {
    Rule rule = TestRules::doNotSleep;
    assertReports(rule, TEST + "ATest.java", "Thread.sl" + "eep(10);", "ATest.java:1: sleeps");
    assertReports(
        rule, TEST + "ATest.java", "TimeUnit.DAYS.sl" + "eep(1);", "ATest.java:1: sleeps");
    assertAccepts(rule, MAIN + "A.java", "Thread.sl" + "eep(10);");
  }

  @Test
  void packagesWithoutAPage() {
    Rule rule = PackageRules::haveAPage;
    String page = MAIN + "package-info.java";
    assertReports(rule, MAIN + "A.java", "", "dev/lockstep/engine: has no package-info.java");
    assertReports(rule, page, "/** Page. */\npackage a;\n", "is not @NullMarked");
    assertReports(rule, page, "@NullMarked\npackage a;\n", "says nothing about the package");
    assertAccepts(rule, page, "/** Page. */\n@NullMarked\npackage a;\n");
    assertAccepts(rule, TEST + "ATest.java", "");
  }

  @Test
  void exportedTypesWithoutAComment() {
    Rule rule = JavaRules::documentWhatIsExported;
    String file = MAIN + "A.java";
    assertReports(rule, file, "\npublic class A {}", "A.java:2: exports A without a comment");
    assertReports(rule, file, "/** A. */ public class A { public record B() {} }", "exports B");
    assertReports(rule, file, "/** A. */ public interface A { enum B {} }", "exports B");
    assertAccepts(rule, file, "class A { public record B() {} }");
    assertAccepts(rule, file, "/** A. */ public class A { private record B() {} }");
    assertAccepts(rule, TEST + "A.java", "public class A {}");
  }

  @Test
  void longMethods() {
    Rule rule = JavaRules::haveShortMethods;
    String file = MAIN + "A.java";
    assertReports(rule, file, method(49), "A.java:2: a has 51 lines, at most 50");
    assertAccepts(rule, file, method(48));
  }

  @Test
  void deadLinks() {
    Rule rule = MarkdownRules::linkToWhatExists;
    assertReports(rule, "docs/a.md", "[b](b.md)", "docs/a.md: links to nothing: b.md");
    assertReports(rule, "docs/a.md", "[b](../docs)[c](../doc)", "links to nothing: ../doc");
    assertReports(rule, "docs/a.md", "# One two\n[b](#one-too)", "links to nothing: #one-too");
    assertAccepts(
        rule, "docs/a.md", "# One `two`!\n[b](#one-two) [c](../docs/a.md#one-two) [d](.)");
    assertAccepts(
        rule, "docs/a.md", "[b](https://example.com/b)\n```\n[c](c.md)\n```\n`[d](d.md)`");
  }

  @Test
  void aMissingWordList() {
    Rule rule = MarkdownRules::haveAWordList;
    assertReports(rule, "docs/a.md", "", "docs/words.md: is missing");
    assertReports(rule, "docs/words.md", "", "docs/words.md: is missing");
    assertAccepts(rule, "docs/words.md", "stage");
  }

  private static String method(int lines) {
    return "class A {\nvoid a() {\n" + "//\n".repeat(lines) + "}\n}\n";
  }

  private static void assertReports(Rule rule, String path, String text, String problem) {
    assertThat(problems(rule, path, text)).singleElement().asString().contains(problem);
  }

  private static void assertAccepts(Rule rule, String path, String text) {
    assertThat(problems(rule, path, text)).isEmpty();
  }

  private static Stream<String> problems(Rule rule, String path, String text) {
    return rule.problems(List.of(new TrackedFile(path, text, false)));
  }
}
