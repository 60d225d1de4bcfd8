package dev.lockstep.checks.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What all modules before this one have said in their tests: the reports of Surefire hold every
 * line of every log.
 */
class OutputTest {
  /** Tokens and secrets by their form, and the values that tests put into documents. */
  private static final Pattern CANARIES =
      Pattern.compile(
          "(?:lst_|whsec_)[A-Za-z0-9_+/=-]{20,}|canary-(?:of-a-document|lost|value-\\d|pw)");

  @Test
  void noLogOfAnyTestHoldsATokenOrAValueOfADocument() throws IOException {
    List<Path> reports = reports();

    assertThat(reports).isNotEmpty();
    for (Path report : reports) {
      String text = Files.readString(report, StandardCharsets.UTF_8);
      assertThat(CANARIES.matcher(said(text)).results().map(MatchResult::group))
          .as(report.toString())
          .isEmpty();
    }
  }

  /** What a server did not expect it tells with a stack trace, which is for nobody to read. */
  @Test
  void noServerOfAnyTestIsSurprised() throws IOException {
    for (Path report : reports()) {
      String text = Files.readString(report, StandardCharsets.UTF_8);
      assertThat(said(text))
          .as(report.toString())
          .doesNotContain(
              "SEVERE: Servlet.service()", "Exception in thread \"lockstep-", "Broken pipe");
    }
  }

  /** Output alone: what a test is called, and what it was run with, is no log. */
  private static String said(String report) {
    return Pattern.compile("<system-(?:out|err)>(.*?)</system-(?:out|err)>", Pattern.DOTALL)
        .matcher(report)
        .results()
        .map(output -> output.group(1))
        .reduce("", String::concat);
  }

  private static List<Path> reports() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    List<Path> reports = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root, 6)) {
      files
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .filter(file -> file.getParent().endsWith("surefire-reports"))
          .forEach(reports::add);
    }
    return reports;
  }
}
