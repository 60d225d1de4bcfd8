package dev.lockstep.registry.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.document.Library.ChangeFound;
import dev.lockstep.registry.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** The pages of the examples, and of names that nobody means well. */
final class DocumentationTest {
  private static String example(String file) {
    try {
      return Files.readString(Path.of("..", "examples", "contracts", file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Pages of the examples with this text as the name of everything that can have it. */
  private static SortedMap<String, String> pages(String name) {
    String quoted = new Json.Text(name).toString();
    String contract =
        example("orders.odcs.yaml")
            .replace("  name: checkout\n", "  name: %s\n".formatted(quoted))
            .replace(
                "- id: status\n        name: status\n",
                """
                - id: status
                        name: %1$s
                        businessName: %1$s
                        description: %1$s
                """
                    .formatted(quoted))
            .replace("unit: EUR cent", "unit: " + quoted);
    assertThat(contract).contains("businessName: " + quoted, "unit: " + quoted);
    String usage = example("billing.usage.yaml").replace("service: billing", "service: " + quoted);
    byte[] change =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: 2026-11-20-cents
        title: %1$s
        contract: shop.orders
        owner: %1$s
        rationale: %1$s
        operations:
          - rename: {from: totalMinor, to: totalCents}
        """
            .formatted(quoted)
            .getBytes(StandardCharsets.UTF_8);
    ChangeFile read = ChangeFile.read("c.change.yaml", change);
    assertThat(read).isInstanceOf(ChangeFile.Parsed.class);
    return Documentation.of(
        new Library(
            List.of(contract(contract)),
            List.of(usage(usage)),
            List.of(new ChangeFound(name + ".yaml", ((ChangeFile.Parsed) read).change())),
            List.of()));
  }

  private static Located<Contract> contract(String text) {
    return whole(ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Usage usage(String text) {
    return whole(UsageFile.read("u.yaml", text.getBytes(StandardCharsets.UTF_8))).value();
  }

  private static <T> Located<T> whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> whole -> whole.located();
      case Outcome.Broken<T> broken -> throw new AssertionError(broken.findings());
    };
  }

  @Test
  void theDictionaryTellsWhatEveryPlaceIsAndWhoUsesIt() {
    SortedMap<String, String> pages = pages("state");
    assertThat(pages.get("dictionary.csv"))
        .contains("shop.orders,2.3.0,orders,totalMinor,long,yes,no,minimum 0,")
        .contains("\"at least P7Y, at most P10Y\"")
        .contains("shop.orders,2.3.0,orders,lines[].sku,string,yes");
    assertThat(pages.get("dictionary.csv").lines().filter(line -> line.contains(",totalMinor,")))
        .singleElement()
        .asString()
        .contains("state 4.2.0");
    assertThat(pages.get("dictionary.md")).contains("| `payment(card).token` |", "restricted");
    assertThat(pages.get("glossary.md")).contains("## state", "`shop.orders: orders.state`");
    assertThat(pages.get("flow.md")).contains("s0 <-- reads and writes --> c0");
  }

  @Test
  void theSameFilesGiveTheSamePages() {
    assertThat(pages("state")).isEqualTo(pages("state"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "a|b\nc",
        "=HYPERLINK(\"http://x\")",
        "[x](javascript:alert(1))",
        "\"]; end; click s0 \"http://x\"",
        "`rm -rf /`",
        "$(reboot)'; reboot; '",
        "```\n# out",
        "ü\u202egnp",
        "@import\t+1",
        "&amp;%d%s",
        "\u0001]]>"
      })
  void namesStayNamesInEveryNotation(String name) {
    SortedMap<String, String> pages = pages(name);
    isXml(pages.get("flow.svg"));
    isXml(pages.get("dictionary.html").replaceAll("<!DOCTYPE html>|<meta[^>]*>", ""));
    assertThat(pages.get("dictionary.html")).doesNotContain("<script", "javascript:alert(1)\"");
    pages.forEach((page, text) -> {
      if (page.endsWith(".md")) {
        String outside =
            text.replaceAll("(?s)(?m)^(`{3,}).*?^\\1$", "")
                .replaceAll("\\\\[^\\n]", "")
                .replaceAll("`[^`\\n]*`", "");
        assertThat(outside).as(page).doesNotContain("<script", "](javascript", "\n# out");
      }
    });
    assertThat(pages.get("flow.md").lines().filter(line -> line.contains("[\"")))
        .allMatch(line -> line.matches("  s\\d+\\[\"[^\"\\[\\]<>`;]*(#\\d+;[^\"\\[\\]<>`;]*)*\"]"));
    for (List<String> row : rows(pages.get("dictionary.csv"))) {
      assertThat(row).hasSize(14).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r\\n].*"));
    }
  }

  private static void isXml(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      assertThat(factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))))
          .isNotNull();
    } catch (Exception e) {
      throw new AssertionError(text, e);
    }
  }

  private static final Pattern CELL =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"(,|\r\n)|([^\",\r\n]*)(,|\r\n)");

  private static List<List<String>> rows(String csv) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    Matcher cell = CELL.matcher(csv);
    int end = 0;
    while (cell.find() && cell.start() == end) {
      end = cell.end();
      boolean isQuoted = cell.group(2) != null;
      row.add(isQuoted ? cell.group(1).replace("\"\"", "\"") : cell.group(3));
      if ("\r\n".equals(isQuoted ? cell.group(2) : cell.group(4))) {
        rows.add(List.copyOf(row));
        row.clear();
      }
    }
    assertThat(end).as("the end of the table").isEqualTo(csv.length());
    return rows;
  }

  @Test
  void noLinkIsDead() {
    SortedMap<String, String> pages = pages("state");
    Pattern link = Pattern.compile("\\]\\(([^)]+)\\)|href=\"([^\"]+)\"");
    int[] links = new int[1];
    pages.forEach((page, text) -> {
      Matcher found = link.matcher(text);
      while (found.find()) {
        String target = found.group(1) == null ? found.group(2) : found.group(1);
        links[0]++;
        if (target.startsWith("#")) {
          assertThat(text).contains("id=\"%s\"".formatted(target.substring(1)));
        } else {
          Path at = Path.of(page).resolveSibling(target).normalize();
          assertThat(pages).as("%s in %s", target, page).containsKey(at.toString());
        }
      }
    });
    assertThat(links[0]).isGreaterThan(10);
  }
}
