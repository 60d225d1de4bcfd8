package dev.lockstep.registry.difference;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.page.Markdown;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Differences for people and for machines. */
public final class DifferenceReport {
  private static final int WORDS_MAX = 300;

  private DifferenceReport() {}

  /** A line for each difference, and how many there are of each kind. */
  public static String text(List<Difference> differences) {
    return Stream.concat(
            differences.stream()
                .map(each ->
                    "%-7s %s %s: %s"
                        .formatted(
                            each.kind().word(),
                            each.contract(),
                            each.subject(),
                            shortened(each.words()))),
            Stream.of(summary(differences)))
        .collect(Collectors.joining("\n"));
  }

  /** How many differences there are of each kind. */
  public static String summary(List<Difference> differences) {
    return Stream.of(Difference.Kind.values())
        .map(kind ->
            differences.stream().filter(each -> each.kind() == kind).count() + " " + kind.word())
        .collect(Collectors.joining(", "));
  }

  private static String shortened(String words) {
    String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return line.length() > WORDS_MAX ? line.substring(0, WORDS_MAX) + "…" : line;
  }

  /** One table. */
  public static String markdown(List<Difference> differences) {
    StringBuilder text = new StringBuilder("| | contract | what | before | after |\n");
    text.append("|---|---|---|---|---|\n");
    for (Difference each : differences) {
      text.append(
          Markdown.row(
              List.of(
                  each.kind().word(),
                  Markdown.plain(each.contract()),
                  Markdown.plain(each.subject()),
                  Markdown.plain(each.before()),
                  Markdown.plain(each.after()))));
    }
    return text.append("\n").append(summary(differences)).toString();
  }

  /** One document. */
  public static Document json(List<Difference> differences) {
    return Document.of("differences", array(differences))
        .with("summary", Value.text(summary(differences)));
  }

  /** A document for each difference. */
  public static Value array(List<Difference> differences) {
    return new Value.Array(differences.stream().<Value>map(DifferenceReport::document).toList());
  }

  private static Document document(Difference each) {
    return Document.builder()
        .add("kind", Value.text(each.kind().word()))
        .add("contract", Value.text(each.contract()))
        .add("element", Value.text(each.element()))
        .add("facet", Value.text(each.facet().orElse("")))
        .add("before", Value.text(each.before()))
        .add("after", Value.text(each.after()))
        .build();
  }
}
