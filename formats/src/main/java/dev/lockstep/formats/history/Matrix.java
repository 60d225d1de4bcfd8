package dev.lockstep.formats.history;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Prometheus answers to {@code query_range}: lines of figures over time. Immutable. */
public record Matrix(List<Line> lines) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,20}(?:\\.[0-9]{0,20})?(?:[eE][-+]?[0-9]{1,3})?");
  private static final double SECONDS_MAX = 253_402_300_799.0;

  public Matrix {
    lines = List.copyOf(lines);
  }

  /**
   * One line.
   *
   * @param labels what it is about
   * @param points the figures by their moment in milliseconds; NaN for what is no number
   */
  public record Line(Map<String, String> labels, Map<Long, Double> points) {
    public Line {
      labels = Map.copyOf(labels);
      points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
    }
  }

  /**
   * The answer in this text.
   *
   * @throws HistoryException if it is none, or one that tells of an error
   */
  public static Matrix read(String text) {
    return of(document(text));
  }

  /** The object in this text. */
  static Document document(String text) {
    try {
      return ExtendedJson.readDocument(text);
    } catch (ExtendedJsonException e) {
      throw because(
          "it is no JSON object: line %d, column %d: %s".formatted(e.line(), e.column(), e.why()),
          e);
    } catch (DuplicateFieldException e) {
      throw because("an object in it has a name twice", e);
    }
  }

  private static HistoryException because(String why, RuntimeException cause) {
    HistoryException exception = new HistoryException(why);
    exception.initCause(cause);
    return exception;
  }

  /** The answer that an object is. */
  static Matrix of(Document answer) {
    String status = text(answer, "status").orElse("");
    if (!status.equals("success")) {
      throw new HistoryException(
          "Prometheus answers an error: "
              + Wording.shortened(text(answer, "error").orElse("it does not say which")));
    }
    if (!(answer.get("data").orElse(Value.NULL) instanceof Document data)
        || !text(data, "resultType").equals(Optional.of("matrix"))
        || !(data.get("result").orElse(Value.NULL) instanceof Value.Array result)) {
      throw new HistoryException("it is no matrix, as query_range answers it");
    }
    List<Line> lines = new ArrayList<>();
    for (Value line : result.items()) {
      lines.add(line(line));
    }
    return new Matrix(lines);
  }

  private static Line line(Value value) {
    if (!(value instanceof Document line)
        || !(line.get("metric").orElse(Value.NULL) instanceof Document metric)
        || !(line.get("values").orElse(Value.NULL) instanceof Value.Array values)) {
      throw new HistoryException("a line of the matrix has no 'metric' and 'values'");
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (String name : metric.names()) {
      text(metric, name).ifPresent(label -> labels.put(name, label));
    }
    Map<Long, Double> points = new LinkedHashMap<>();
    for (Value point : values.items()) {
      if (!(point instanceof Value.Array pair) || pair.items().size() != 2) {
        throw new HistoryException("a point of the matrix is no pair of a moment and a figure");
      }
      long moment = millis(pair.items().getFirst());
      if (points.put(moment, figure(pair.items().getLast())) != null) {
        throw new HistoryException("a line of the matrix has a moment twice");
      }
    }
    return new Line(labels, points);
  }

  private static long millis(Value value) {
    double seconds =
        switch (value) {
          case Value.Int32 number -> number.value();
          case Value.Int64 number -> (double) number.value();
          case Value.Float64 number -> number.value();
          default -> Double.NaN;
        };
    if (!(seconds >= 0 && seconds <= SECONDS_MAX)) {
      throw new HistoryException("a moment of the matrix is no time in seconds");
    }
    return Math.round(seconds * 1000);
  }

  /** What is no number to count with is not known: NaN. */
  private static double figure(Value value) {
    return value instanceof Value.Text text && NUMBER.matcher(text.value()).matches()
        ? new BigDecimal(text.value()).doubleValue()
        : Double.NaN;
  }

  private static Optional<String> text(Document document, String name) {
    return document.get(name).orElse(Value.NULL) instanceof Value.Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
