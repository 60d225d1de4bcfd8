package dev.lockstep.runner.report;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells values of documents as far as they may be told: of what is not open, the type alone.
 *
 * @param open paths that may be told with all that is in them
 */
public record Masking(Set<Path> open) {
  /** Nothing may be told. */
  public static final Masking ALL = new Masking(Set.of());

  private static final int SHOWN_MAX = 160;
  private static final String KEY = "_id";

  public Masking {
    open = Set.copyOf(open);
  }

  /**
   * A value as far as it may be told.
   *
   * @param type such as {@code string}; empty where there is no value
   * @param value absent where it is hidden, or there is none
   */
  public record Told(String type, Optional<String> value) {}

  /** What may be told of what is at a path. */
  public Told told(Path path, Optional<Value> value) {
    return new Told(
        value.map(each -> each.type().word()).orElse(""),
        value.filter(each -> isOpen(path)).map(Masking::text));
  }

  /** The key of a document, where all of it may be told. */
  public Optional<String> key(Value key) {
    return Optional.of(key).filter(this::isOpenKey).map(Masking::text);
  }

  private boolean isOpenKey(Value key) {
    return isOpen(Path.of(KEY)) || (key instanceof Document columns && areOpen(columns));
  }

  private boolean areOpen(Document columns) {
    return !columns.isEmpty()
        && IntStream.range(0, columns.size()).allMatch(i -> isOpen(Path.of(columns.name(i))));
  }

  private boolean isOpen(Path path) {
    return open.stream().anyMatch(each -> each.isPrefixOf(path));
  }

  /** On one line, in which everything can be seen: what differs may be what nobody sees. */
  private static String text(Value value) {
    String whole = ExtendedJson.write(value, Notation.RELAXED);
    StringBuilder text = new StringBuilder();
    int index = 0;
    while (index < whole.length() && text.length() < SHOWN_MAX) {
      int character = whole.codePointAt(index);
      text.append(visible(character));
      index += Character.charCount(character);
    }
    return index == whole.length()
        ? text.toString()
        : text.append("… (%d characters)".formatted(whole.length())).toString();
  }

  private static String visible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          "\\u%04x".formatted(character);
      default -> Character.toString(character);
    };
  }
}
