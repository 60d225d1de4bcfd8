package dev.lockstep.mongodb;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import java.util.stream.IntStream;

/** Static paths as MongoDB's filters and updates write them: names joined by dots. */
final class FieldPath {
  private FieldPath() {}

  /**
   * The path in dots.
   *
   * @throws Problem if a name cannot stand in such a path
   */
  static String of(Path path) {
    List<String> names = path.names();
    if (!names.stream().allMatch(FieldPath::isAddressable)) {
      throw new Problem(
              ProblemCode.STORE_INCAPABLE,
              "Cannot address a path of this name in a filter or an update of MongoDB: " + path,
              "nothing was written",
              "take the path out of the change, or rename the field with a client that can")
          .with("path", path);
    }
    return String.join(".", names);
  }

  /** The paths in dots of every document above this path. */
  static List<String> ancestors(Path path) {
    List<String> names = path.names();
    return IntStream.range(1, names.size())
        .mapToObj(length -> String.join(".", names.subList(0, length)))
        .toList();
  }

  /** Whether a name can stand between dots and mean itself. */
  static boolean isAddressable(String name) {
    return !name.isEmpty()
        && name.charAt(0) != '$'
        && name.indexOf('.') < 0
        && name.indexOf('\0') < 0;
  }

  /** Whether a name would also be taken for an index into an array. */
  static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether the document has a field that a path through an array would take for an index. */
  static boolean hasNumberedField(Document document) {
    return document.names().stream().anyMatch(FieldPath::isNumber);
  }
}
