package dev.lockstep.registry.changelog;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.difference.Difference;
import dev.lockstep.registry.difference.Difference.Kind;
import dev.lockstep.registry.difference.DifferenceReport;
import dev.lockstep.registry.finding.Finding;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.page.Markdown;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A changelog for people, after keepachangelog.com, and for machines. */
public final class ChangelogReport {
  private ChangelogReport() {}

  /** A chapter for each contract, its latest step first. */
  public static String markdown(List<Release> releases) {
    StringBuilder page = new StringBuilder("# Changelog\n");
    byContract(releases)
        .forEach((contract, steps) -> {
          page.append("\n").append(Markdown.heading(2, contract));
          page.append(
              steps.reversed().stream()
                  .map(ChangelogReport::release)
                  .collect(Collectors.joining("\n")));
        });
    return page.toString();
  }

  private static Map<String, List<Release>> byContract(List<Release> releases) {
    return releases.stream()
        .collect(Collectors.groupingBy(Release::contract, TreeMap::new, Collectors.toList()));
  }

  private static String release(Release release) {
    StringBuilder text = new StringBuilder();
    text.append(
        "### \\[%s\\] - %s\n\n".formatted(Markdown.plain(release.version()), release.day()));
    text.append(bump(release)).append("\n");
    List<Finding> errors =
        release.findings().stream().filter(each -> each.level() == Level.ERROR).toList();
    if (!errors.isEmpty()) {
      text.append("\n#### Breaking\n\n");
      errors.stream()
          .map(each -> "- %s: %s\n".formatted(each.rule(), Markdown.plain(each.message())))
          .distinct()
          .forEach(text::append);
    }
    section(text, "Added", release, Stream.of(Kind.ADDED));
    section(text, "Changed", release, Stream.of(Kind.CHANGED, Kind.RENAMED, Kind.MOVED));
    section(text, "Removed", release, Stream.of(Kind.REMOVED));
    return text.toString();
  }

  private static String bump(Release release) {
    String made = release.made().map(Bump::word).orElse("not to be told");
    String unknown =
        release.unknown() == 0
            ? ""
            : "; what nobody can tell (%d) may ask for more".formatted(release.unknown());
    String small = release.isTooSmall() ? "**The step is too small.** " : "";
    return "%sNeeds: %s. Made: %s%s. Found in %s."
        .formatted(small, release.needed().word(), made, unknown, Markdown.plain(release.label()));
  }

  private static void section(
      StringBuilder text, String title, Release release, Stream<Kind> kinds) {
    List<Kind> wanted = kinds.toList();
    List<Difference> those =
        release.differences().stream().filter(each -> wanted.contains(each.kind())).toList();
    if (!those.isEmpty()) {
      text.append("\n#### %s\n\n".formatted(title));
      those.forEach(each ->
          text.append(
              "- %s: %s\n"
                  .formatted(Markdown.plain(each.subject()), Markdown.plain(each.words()))));
    }
  }

  /** One line for each step. */
  public static String text(List<Release> releases) {
    return releases.stream()
        .map(release ->
            "%s %s (%s, %s): needs %s, made %s%s; %s"
                .formatted(
                    release.contract(),
                    release.version(),
                    release.day(),
                    release.label(),
                    release.needed().word(),
                    release.made().map(Bump::word).orElse("not to be told"),
                    release.isTooSmall() ? ", TOO SMALL" : "",
                    DifferenceReport.summary(release.differences())))
        .collect(Collectors.joining("\n"));
  }

  /** The steps as one document. */
  public static Document json(List<Release> releases) {
    return Document.of(
        "releases",
        new Value.Array(releases.stream().<Value>map(ChangelogReport::document).toList()));
  }

  private static Document document(Release release) {
    return Document.builder()
        .add("contract", Value.text(release.contract()))
        .add("version", Value.text(release.version()))
        .add("day", Value.text(release.day().toString()))
        .add("found", Value.text(release.label()))
        .add("needed", Value.text(release.needed().word()))
        .add("made", Value.text(release.made().map(Bump::word).orElse("unknown")))
        .add("tooSmall", Value.bool(release.isTooSmall()))
        .add("unknown", Value.int64(release.unknown()))
        .add("differences", DifferenceReport.array(release.differences()))
        .add(
            "rules",
            new Value.Array(
                release.findings().stream()
                    .map(Finding::rule)
                    .distinct()
                    .<Value>map(Value::text)
                    .toList()))
        .build();
  }
}
