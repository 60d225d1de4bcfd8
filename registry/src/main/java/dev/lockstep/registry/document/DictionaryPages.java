package dev.lockstep.registry.document;

import dev.lockstep.registry.page.Csv;
import dev.lockstep.registry.page.Html;
import dev.lockstep.registry.page.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The dictionary in each of its forms. */
final class DictionaryPages {
  private DictionaryPages() {}

  static String markdown(List<Chapter> chapters) {
    return "# Data dictionary\n"
        + chapters.stream().map(chapter -> "\n" + markdown(chapter)).collect(Collectors.joining());
  }

  static String markdown(Chapter chapter) {
    StringBuilder page = new StringBuilder(Markdown.heading(2, chapter.title()));
    chapter
        .contract()
        .text(chapter.collection(), "description")
        .ifPresent(text -> page.append(Markdown.plain(text)).append("\n\n"));
    page.append(Markdown.plain(chapter.summary())).append("\n\n");
    page.append(Markdown.row(Entry.COLUMNS));
    page.append("|---".repeat(Entry.COLUMNS.size())).append("|\n");
    for (Entry entry : chapter.entries()) {
      List<String> cells = new ArrayList<>(entry.cells().stream().map(Markdown::plain).toList());
      cells.set(0, Markdown.code(entry.shown()));
      page.append(Markdown.row(cells));
    }
    return page.toString();
  }

  static String csv(List<Chapter> chapters) {
    List<String> head = new ArrayList<>(List.of("contract", "version", "collection"));
    head.addAll(Entry.COLUMNS);
    StringBuilder page = new StringBuilder(Csv.row(head));
    for (Chapter chapter : chapters) {
      for (Entry entry : chapter.entries()) {
        List<String> cells = new ArrayList<>();
        cells.add(chapter.contract().value().id());
        cells.add(chapter.contract().value().version().text());
        cells.add(chapter.collection().name());
        cells.addAll(entry.cells());
        page.append(Csv.row(cells));
      }
    }
    return page.toString();
  }

  static String html(List<Chapter> chapters) {
    StringBuilder page =
        new StringBuilder(
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy"
              content="default-src 'none'; style-src 'unsafe-inline'">
            <title>Data dictionary</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; }
            table { border-collapse: collapse; }
            th, td { border: 1px solid #bbb; padding: .25rem .5rem; text-align: left; }
            td { vertical-align: top; }
            th { background: #eee; position: sticky; top: 0; }
            td:first-child { font-family: monospace; white-space: nowrap; }
            </style>
            </head>
            <body>
            <h1>Data dictionary</h1>
            <ul>
            """);
    for (int i = 0; i < chapters.size(); i++) {
      page.append(
          "<li><a href=\"#c%d\">%s</a></li>\n"
              .formatted(i + 1, Html.plain(chapters.get(i).title())));
    }
    page.append("</ul>\n");
    for (int i = 0; i < chapters.size(); i++) {
      page.append(html(i + 1, chapters.get(i)));
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static String html(int number, Chapter chapter) {
    StringBuilder text = new StringBuilder();
    text.append(
        "<h2 id=\"c%d\">%s</h2>\n<p>%s</p>\n<table>\n"
            .formatted(number, Html.plain(chapter.title()), Html.plain(chapter.summary())));
    text.append(Html.row("th", Entry.COLUMNS));
    chapter.entries().forEach(entry -> text.append(Html.row("td", entry.cells())));
    return text.append("</table>\n").toString();
  }
}
