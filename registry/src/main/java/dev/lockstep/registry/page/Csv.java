package dev.lockstep.registry.page;

import java.util.List;
import java.util.stream.Collectors;

/** Tables as comma-separated values, after RFC 4180. */
public final class Csv {
  private static final String FORMULA = "=+-@\t\r\n";

  private Csv() {}

  /** A line of a table. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** Spreadsheets take some beginnings for a formula and compute it; an apostrophe stops them. */
  private static String cell(String text) {
    String first = text.stripLeading();
    boolean isFormula =
        (!text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0)
            || (!first.isEmpty() && FORMULA.indexOf(first.charAt(0)) >= 0);
    String safe = isFormula ? "'" + text : text;
    return safe.matches("(?s)[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
