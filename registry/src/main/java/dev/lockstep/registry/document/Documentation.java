package dev.lockstep.registry.document;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.changelog.ChangelogReport;
import dev.lockstep.registry.page.Markdown;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All pages of a library. The same library always gives the same pages. */
public final class Documentation {
  private Documentation() {}

  /** The pages by their paths, with slashes between folders. */
  public static SortedMap<String, String> of(Library library) {
    SortedMap<String, String> pages = new TreeMap<>();
    List<Chapter> chapters = Dictionary.of(library);
    pages.put("dictionary.md", DictionaryPages.markdown(chapters));
    pages.put("dictionary.html", DictionaryPages.html(chapters));
    pages.put("dictionary.csv", DictionaryPages.csv(chapters));
    pages.put("glossary.md", Glossary.markdown(library));
    Flow flow = Flow.of(library);
    pages.put("flow.md", FlowPages.markdown(flow));
    pages.put("flow.svg", FlowPages.svg(flow));
    pages.put("changelog.md", changelog(library));
    for (Library.ChangeFound found : library.changes()) {
      Runbooks.Pages runbooks = Runbooks.of(library, found);
      String folder = "runbooks/" + found.change().id() + "/";
      pages.put(folder + "developer.md", runbooks.developer());
      pages.put(folder + "operator.md", runbooks.operator());
      pages.put(folder + "on-call.md", runbooks.onCall());
    }
    pages.put("index.md", index(library));
    return pages;
  }

  private static String changelog(Library library) {
    return library.releases().isEmpty()
        ? "# Changelog\n\nThe history of these contracts is not known: the folder is not in git.\n"
        : ChangelogReport.markdown(library.releases());
  }

  private static String index(Library library) {
    StringBuilder page =
        new StringBuilder(
            """
            # Shared data

            - [Data dictionary](dictionary.md),
              also as [HTML](dictionary.html) and [CSV](dictionary.csv)
            - [Glossary](glossary.md)
            - [Data flow](flow.md), also as a [picture](flow.svg)
            - [Changelog](changelog.md)
            """);
    if (!library.changes().isEmpty()) {
      page.append("\n## Changes\n\n");
    }
    for (Library.ChangeFound found : library.changes()) {
      page.append(
          ("- %s (%s): [developers](%3$sdeveloper.md), [operators](%3$soperator.md),"
                  + " [on call](%3$son-call.md)\n")
              .formatted(
                  Markdown.plain(found.change().title()),
                  Markdown.code(found.change().id()),
                  "runbooks/" + found.change().id() + "/"));
    }
    return page.toString();
  }

  /** One collection as Markdown, without who uses it. */
  public static String collection(Located<Contract> contract, CollectionPromise collection) {
    return DictionaryPages.markdown(Dictionary.of(contract, collection, List.of()));
  }
}
