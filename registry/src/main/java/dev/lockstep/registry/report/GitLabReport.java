package dev.lockstep.registry.report;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.finding.Level;
import java.util.List;

/** GitLab's code quality report. */
final class GitLabReport {
  private GitLabReport() {}

  static String write(List<Reported> findings) {
    return JsonReport.text(
        JsonReport.array(
            findings.stream().filter(each -> each.finding().suppressed().isEmpty()).toList(),
            GitLabReport::issue));
  }

  private static Document issue(Reported each) {
    return Document.builder()
        .add("description", Value.text(each.sentence()))
        .add("check_name", Value.text(each.finding().rule()))
        .add("fingerprint", Value.text(each.finding().fingerprint()))
        .add("severity", Value.text(severity(each.finding().level())))
        .add(
            "location",
            Document.of(
                "path",
                Value.text(each.file()),
                "lines",
                Document.of("begin", Value.int32(each.line()))))
        .build();
  }

  private static String severity(Level level) {
    return switch (level) {
      case ERROR -> "blocker";
      case UNKNOWN -> "critical";
      case WARNING -> "major";
      case INFO -> "info";
    };
  }
}
