package dev.lockstep.formats.history;

import dev.lockstep.formats.history.PathCounts.Paths;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.rollout.window.History;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads recorded answers of Prometheus, one for all operations and one for each check. */
final class JsonHistory {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,63}");
  private static final Set<String> NAMES = Set.of("seconds", "paths", "all", "good");

  private JsonHistory() {}

  static History history(String text) {
    Document root = Matrix.document(text);
    for (String name : root.names()) {
      if (!NAMES.contains(name)) {
        throw new HistoryException("it has no '%s'".formatted(Wording.shortened(name)));
      }
    }
    Map<String, Matrix> good = new LinkedHashMap<>();
    Document answers = object(root, "good");
    for (String check : answers.names()) {
      if (!NAME.matcher(check).matches()) {
        throw new HistoryException(
            "'%s' is no name of a check".formatted(Wording.shortened(check)));
      }
      good.put(check, Matrix.of(object(answers, check)));
    }
    return new PathCounts(paths(root), step(root)).history(Matrix.of(object(root, "all")), good);
  }

  private static Duration step(Document root) {
    if (root.get("seconds").orElse(Value.NULL) instanceof Value.Int32 seconds) {
      return Duration.ofSeconds(seconds.value());
    }
    throw notThere("seconds", "a whole number");
  }

  private static Paths paths(Document root) {
    if (root.get("paths").isEmpty()) {
      return Paths.STANDARD;
    }
    Document paths = object(root, "paths");
    return new Paths(text(paths, "label"), text(paths, "new"), text(paths, "old"));
  }

  private static Document object(Document document, String name) {
    if (document.get(name).orElse(Value.NULL) instanceof Document inner) {
      return inner;
    }
    throw notThere(name, "an object");
  }

  private static String text(Document document, String name) {
    if (document.get(name).orElse(Value.NULL) instanceof Value.Text text) {
      return text.value();
    }
    throw notThere(name, "a text");
  }

  private static HistoryException notThere(String name, String expected) {
    return new HistoryException(
        "under '%s' %s is expected".formatted(Wording.shortened(name), expected));
  }
}
