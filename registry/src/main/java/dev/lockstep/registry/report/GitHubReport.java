package dev.lockstep.registry.report;

import dev.lockstep.registry.finding.Level;
import java.util.List;
import java.util.stream.Collectors;

/** Workflow commands, which GitHub Actions shows beside the lines. */
final class GitHubReport {
  private GitHubReport() {}

  static String write(List<Reported> findings) {
    return findings.stream()
        .filter(each -> each.finding().suppressed().isEmpty())
        .map(GitHubReport::line)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String line(Reported each) {
    return "::%s file=%s,line=%d,col=%d,title=%s::%s"
        .formatted(
            command(each.finding().level()),
            property(each.file()),
            each.line(),
            each.column(),
            property(each.finding().rule()),
            data(each.sentence() + "; " + each.finding().remedy()));
  }

  private static String command(Level level) {
    return switch (level) {
      case ERROR, UNKNOWN -> "error";
      case WARNING -> "warning";
      case INFO -> "notice";
    };
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
