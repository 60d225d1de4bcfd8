package dev.lockstep.checks.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.lockstep.formats.Finding;
import dev.lockstep.testkit.seed.Damage;
import dev.lockstep.testkit.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a file holds, its reader answers: in bounded time, at a place, in one sentence. */
final class EveryReaderTest {
  private static final int CASES = 50;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final List<String> ODD =
      List.of(
          "~",
          "[]",
          "{}",
          "''",
          "-1",
          "1e400",
          "9".repeat(60),
          "true",
          "[[1], {a: b}]",
          "&a x",
          "*a",
          "\"\\u0000\"",
          "{$date: x}",
          ".nan",
          "a..b",
          "P99999999999Y",
          "\ufeff",
          "$ref",
          "((a+)+)+$",
          "\"",
          "]",
          "!!x y",
          "é",
          "2000-99-99",
          ">=1 <",
          "${",
          "--- ");

  static Stream<String> entries() {
    return TextReader.ALL.stream().map(TextReader::entry);
  }

  private static TextReader reader(String entry) {
    return TextReader.ALL.stream()
        .filter(each -> each.entry().equals(entry))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void itsExampleIsTaken(String entry) {
    TextReader reader = reader(entry);
    assertThat(reader.read().apply("f", bytes(reader.example()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aDamagedFileIsAnswered(String entry) {
    TextReader reader = reader(entry);
    assertTimeoutPreemptively(
        LONGEST,
        () ->
            Seeds.configured()
                .check(
                    CASES,
                    random -> {
                      answers(reader, Damage.of(bytes(reader.example()), random));
                      answers(reader, bytes(misplaced(reader.example(), random)));
                    }));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void answers(TextReader reader, byte[] content) {
    List<Finding> findings;
    try {
      findings = reader.read().apply("f", content);
    } catch (RuntimeException e) {
      assertThat(names(e.getClass()))
          .as("%s refuses by %s", reader.entry(), e)
          .containsAnyOf(reader.refusal().orElse("no exception").split("\\|"));
      return;
    }
    assertThat(findings)
        .allSatisfy(finding -> {
          assertThat(finding.sentence()).startsWith("Cannot ").doesNotContain("\n", "Exception");
          assertThat(finding.sentence().length()).isLessThan(600);
          assertThat(finding.line()).isPositive();
          assertThat(finding.column()).isPositive();
        });
  }

  private static Set<String> names(Class<?> type) {
    return Stream.<Class<?>>iterate(type, each -> each != Object.class, Class::getSuperclass)
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }

  /** Swaps, drops and doubles words, and puts odd ones between them. */
  private static String misplaced(String text, SplittableRandom random) {
    List<String> words =
        new ArrayList<>(List.of(text.split("(?<=[\\s,:{}\\[\\]])|(?=[,:{}\\[\\]])", -1)));
    for (int i = random.nextInt(5); i >= 0 && !words.isEmpty(); i--) {
      int one = random.nextInt(words.size());
      int other = random.nextInt(words.size());
      switch (random.nextInt(4)) {
        case 0 -> words.remove(one);
        case 1 -> words.add(one, words.get(other));
        case 2 -> words.set(one, words.get(other));
        default -> words.set(one, ODD.get(random.nextInt(ODD.size())));
      }
    }
    return String.join("", words);
  }

  @Test
  void noReaderIsMissing() {
    JavaClasses product =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.lockstep.api", "dev.lockstep.formats", "dev.lockstep.registry");
    List<String> readers =
        product.stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(type -> type.getMethods().stream())
            .filter(EveryReaderTest::isReader)
            .map(method -> method.getOwner().getSimpleName() + "." + method.getName())
            .distinct()
            .toList();
    assertThat(readers).hasSizeGreaterThan(8).isSubsetOf(entries().toList());
  }

  /** Takes the bytes of a file, or reads a text. */
  private static boolean isReader(JavaMethod method) {
    List<String> takes =
        method.getRawParameterTypes().stream().map(type -> type.getSimpleName()).toList();
    boolean isOfFile = takes.equals(List.of("String", "byte[]"));
    boolean isOfText =
        takes.equals(List.of("String")) && method.getName().matches("read\\w*|parse\\w*");
    boolean isOpen =
        method.getModifiers().contains(JavaModifier.PUBLIC)
            && method.getModifiers().contains(JavaModifier.STATIC);
    return isOpen && (isOfFile || isOfText);
  }
}
