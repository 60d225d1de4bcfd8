package dev.lockstep.model.change;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.expression.Expression;
import dev.lockstep.model.path.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One declarative step of a change: data, total and deterministic. */
public sealed interface Operation {

  /** The name of this operation in change files. */
  default String word() {
    String name = getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** What a value that an operation has no place for becomes. */
  sealed interface Otherwise {
    /** This constant; the original is kept in the complement. */
    record Constant(Value value) implements Otherwise {}

    /** Nothing: the target is absent; the original is kept in the complement. */
    record Absent() implements Otherwise {}

    /** The value itself, unchanged. */
    record Keep() implements Otherwise {}

    /** The document is held back and counted. */
    record Reject() implements Otherwise {}
  }

  /** Sets a path to a constant or derived value. */
  record Add(Path path, Expression value) implements Operation {}

  /** Removes a path. */
  record Remove(Path path) implements Operation {}

  /** Calls a field otherwise, in its place. */
  record Rename(Path from, Path to) implements Operation {}

  /** Takes a value to another place: nesting, unnesting. */
  record Move(Path from, Path to) implements Operation {}

  /** Sets a path to the value of another. */
  record Copy(Path from, Path to) implements Operation {}

  /** Converts values to a type; what cannot be converted takes the {@code otherwise} branch. */
  record Convert(Path path, ValueType to, Otherwise otherwise) implements Operation {}

  /** Replaces values by a table; what is not in it takes the {@code otherwise} branch. */
  record MapValues(Path path, Map<Value, Value> values, Otherwise otherwise) implements Operation {}

  /** Splits a text into parts by a template such as <code>{first} {last}</code>. */
  record Split(Path path, List<Path> to, String template) implements Operation {}

  /** Joins values into one text by a template such as <code>{outcode} {postcode}</code>. */
  record Merge(List<Path> from, Path to, String template) implements Operation {}

  /** Makes a scalar the only element of an array. */
  record Wrap(Path path) implements Operation {}

  /** Makes the first element of an array the value. */
  record Unwrap(Path path) implements Operation {}

  /** Makes an array of documents a map by one of their fields. */
  record ArrayToMap(Path path, String key) implements Operation {}

  /** Makes a map of documents an array, the map's key becoming a field. */
  record MapToArray(Path path, String key) implements Operation {}

  /**
   * Applies operations inside every array element or map value.
   *
   * @param path ends in <code>[]</code> or <code>{}</code>
   * @param key the field that identifies an element, where there is one
   */
  record Each(Path path, Optional<String> key, List<Step> operations) implements Operation {}

  /** Sets a path to the value of an expression, now and whenever its operands move. */
  record Derive(Path path, Expression value) implements Operation {}

  /** Builds an index. */
  record AddIndex(String name, Document keys, IndexOptions options) implements Operation {}

  /** Drops an index, at retirement. */
  record DropIndex(String name) implements Operation {}

  /** Lets documents expire this long after the date at the path. */
  record SetTtl(Path path, Duration after) implements Operation {}

  /** Options of an index. */
  record IndexOptions(boolean unique, boolean sparse, Optional<Document> partial) {}

  /** One operation with its guard. */
  record Step(Operation operation, Optional<Guard> when) {}

  /** When an operation applies to a document. */
  sealed interface Guard {
    /** Where the expression is true. */
    record Holds(Expression expression) implements Guard {}

    /** Where the operation's target holds nothing yet. */
    record TargetAbsent() implements Guard {}
  }
}
