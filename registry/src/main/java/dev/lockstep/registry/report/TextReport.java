package dev.lockstep.registry.report;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.registry.finding.Consumer;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** For people at a terminal: a block for each finding, then what it comes to. */
final class TextReport {
  private static final int SHOWN_MAX = 600;

  private TextReport() {}

  static String write(List<Reported> findings) {
    StringBuilder text = new StringBuilder();
    findings.forEach(each -> block(text, each));
    return text.append(summary(findings)).toString();
  }

  private static void block(StringBuilder text, Reported each) {
    Finding finding = each.finding();
    text.append(
        "%s:%d:%d: %s %s%n"
            .formatted(
                each.file(), each.line(), each.column(), finding.level().word(), finding.rule()));
    line(text, each.sentence());
    if (!finding.before().isEmpty() || !finding.after().isEmpty()) {
      line(text, "%s -> %s".formatted(orNothing(finding.before()), orNothing(finding.after())));
    }
    finding
        .witness()
        .ifPresent(shown ->
            line(text, "shown by " + shortened(ExtendedJson.write(shown, Notation.RELAXED))));
    finding.consumers().forEach(consumer -> line(text, "touches " + words(consumer)));
    finding
        .suppressed()
        .ifPresent(by ->
            line(text, "accepted by %s until %s: %s".formatted(by.by(), by.until(), by.reason())));
    line(text, "do: " + finding.remedy());
  }

  private static String shortened(String shown) {
    return shown.length() <= SHOWN_MAX
        ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, SHOWN_MAX / 2))
            + "... (%,d characters; --format json has them all)".formatted(shown.length());
  }

  private static String orNothing(String text) {
    return text.isEmpty() ? "nothing" : text;
  }

  private static void line(StringBuilder text, String line) {
    text.append("  ").append(line).append(System.lineSeparator());
  }

  static String words(Consumer consumer) {
    String access =
        consumer.access().stream().map(each -> each.word()).collect(Collectors.joining(", "));
    return "%s %s%s%s"
        .formatted(
            consumer.service(),
            consumer.version(),
            consumer.team().map(team -> " (team " + team + ")").orElse(""),
            access.isEmpty() ? "" : ": " + access);
  }

  /** How many of each level there are, those that somebody accepted aside. */
  static String summary(List<Reported> findings) {
    Map<Level, Long> counts =
        findings.stream()
            .filter(each -> each.finding().suppressed().isEmpty())
            .collect(
                Collectors.groupingBy(
                    each -> each.finding().level(), TreeMap::new, Collectors.counting()));
    long accepted =
        findings.stream().filter(each -> each.finding().suppressed().isPresent()).count();
    return "%s, %d unknown, %s, %d for information%s"
        .formatted(
            counted(counts, Level.ERROR),
            counts.getOrDefault(Level.UNKNOWN, 0L),
            counted(counts, Level.WARNING),
            counts.getOrDefault(Level.INFO, 0L),
            accepted == 0 ? "" : ", " + accepted + " accepted");
  }

  private static String counted(Map<Level, Long> counts, Level level) {
    long count = counts.getOrDefault(level, 0L);
    return "%d %s%s".formatted(count, level.word(), count == 1 ? "" : "s");
  }
}
