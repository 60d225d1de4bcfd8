package dev.lockstep.registry.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The forms of a report. */
public enum Format {
  TEXT(TextReport::write),
  JSON(JsonReport::write),
  SARIF(SarifReport::write),
  JUNIT(JUnitReport::write),
  GITHUB_ACTIONS(GitHubReport::write),
  GITLAB_CODE_QUALITY(GitLabReport::write),
  MARKDOWN(MarkdownReport::write);

  private final Function<List<Reported>, String> writer;

  Format(Function<List<Reported>, String> writer) {
    this.writer = writer;
  }

  /** The form as options name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The form of this word. */
  public static Optional<Format> of(String word) {
    return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The findings in this form, without a last line end. */
  public String write(List<Reported> findings) {
    return writer.apply(findings);
  }
}
