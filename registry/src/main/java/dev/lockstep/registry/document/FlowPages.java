package dev.lockstep.registry.document;

import dev.lockstep.registry.document.Flow.Edge;
import dev.lockstep.registry.page.Html;
import java.util.List;

/** The picture of the flow, as Mermaid and as SVG. */
final class FlowPages {
  private static final int ROW = 44;
  private static final int BOX_WIDTH = 300;
  private static final int BOX_HEIGHT = 30;
  private static final int LEFT = 20;
  private static final int RIGHT = 560;
  private static final int TOP = 60;
  private static final int LABEL_MAX = 40;

  private FlowPages() {}

  static String markdown(Flow flow) {
    StringBuilder page =
        new StringBuilder(
            "# Data flow\n\nWhich services read and write which collections; also as a"
                + " [picture](flow.svg).\n\n```mermaid\n");
    page.append(mermaid(flow)).append("```\n");
    return page.toString();
  }

  static String mermaid(Flow flow) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (int i = 0; i < flow.services().size(); i++) {
      text.append("  s%d[\"%s\"]\n".formatted(i, label(flow.services().get(i))));
    }
    for (int i = 0; i < flow.collections().size(); i++) {
      text.append("  c%d[(\"%s\")]\n".formatted(i, label(flow.collections().get(i))));
    }
    for (Edge edge : flow.edges()) {
      int service = flow.services().indexOf(edge.service());
      int collection = flow.collections().indexOf(edge.collection());
      text.append(
          switch (edge.direction()) {
            case READS -> "  c%2$d -- reads --> s%1$d\n".formatted(service, collection);
            case WRITES -> "  s%d -- writes --> c%d\n".formatted(service, collection);
            case BOTH -> "  s%d <-- reads and writes --> c%d\n".formatted(service, collection);
          });
    }
    return text.toString();
  }

  /** Mermaid ends a label at a quote and reads entities by numbers in it. */
  private static String label(String text) {
    StringBuilder label = new StringBuilder();
    shortened(text)
        .codePoints()
        .forEach(c -> {
          boolean isPlain = Character.isLetterOrDigit(c) || " .:_-/".indexOf(c) >= 0;
          if (isPlain) {
            label.appendCodePoint(c);
          } else {
            label.append('#').append(c).append(';');
          }
        });
    return label.toString();
  }

  private static String shortened(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]+", " ");
    int size = line.codePointCount(0, line.length());
    return size <= LABEL_MAX
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LABEL_MAX - 1)) + "…";
  }

  static String svg(Flow flow) {
    int rows = Math.max(1, Math.max(flow.services().size(), flow.collections().size()));
    int height = TOP + rows * ROW;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d"
          viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="13">
        <title>Data flow</title>
        <defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8"
          markerHeight="8" orient="auto-start-reverse"><path d="M0 0 L8 4 L0 8 z"/></marker></defs>
        <text x="%3$d" y="30" font-weight="bold">services</text>
        <text x="%4$d" y="30" font-weight="bold">collections</text>
        """
            .formatted(RIGHT + BOX_WIDTH + LEFT, height, LEFT, RIGHT));
    flow.edges().forEach(edge -> svg.append(line(flow, edge)));
    boxes(svg, flow.services(), LEFT, "#e8f0fe");
    boxes(svg, flow.collections(), RIGHT, "#fef7e0");
    return svg.append("</svg>\n").toString();
  }

  private static void boxes(StringBuilder svg, List<String> names, int x, String colour) {
    for (int i = 0; i < names.size(); i++) {
      svg.append(
          """
          <g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="4" fill="%s"
            stroke="#555"/>\
          <text x="%d" y="%d">%s</text></g>
          """
              .formatted(
                  Html.plain(names.get(i)),
                  x,
                  TOP + i * ROW,
                  BOX_WIDTH,
                  BOX_HEIGHT,
                  colour,
                  x + 10,
                  TOP + i * ROW + 20,
                  Html.plain(shortened(names.get(i)))));
    }
  }

  private static String line(Flow flow, Edge edge) {
    String ends =
        switch (edge.direction()) {
          case READS -> " marker-start=\"url(#arrow)\" stroke-dasharray=\"5 4\"";
          case WRITES -> " marker-end=\"url(#arrow)\"";
          case BOTH -> " marker-start=\"url(#arrow)\" marker-end=\"url(#arrow)\"";
        };
    return ("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#555\"%s>"
            + "<title>%s</title></line>\n")
        .formatted(
            LEFT + BOX_WIDTH,
            middle(flow.services().indexOf(edge.service())),
            RIGHT,
            middle(flow.collections().indexOf(edge.collection())),
            ends,
            Html.plain(
                "%s %s %s".formatted(edge.service(), edge.direction().words(), edge.collection())));
  }

  private static int middle(int row) {
    return TOP + row * ROW + BOX_HEIGHT / 2;
  }
}
