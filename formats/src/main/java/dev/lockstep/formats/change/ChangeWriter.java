package dev.lockstep.formats.change;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;

/** Writes the tree of a change: fields in lines, each operation on one of its own. */
final class ChangeWriter {
  private ChangeWriter() {}

  static String write(Document tree) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < tree.size(); i++) {
      out.append(tree.name(i)).append(':');
      if (tree.value(i) instanceof Value.Array steps) {
        steps.items().forEach(step -> step(out, (Document) step));
      } else {
        out.append(' ').append(inline(tree.value(i)));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void step(StringBuilder out, Document step) {
    for (int i = 0; i < step.size(); i++) {
      out.append(i == 0 ? "\n  - " : "\n    ");
      out.append(step.name(i)).append(": ").append(inline(step.value(i)));
    }
  }

  /**
   * JSON on one line is YAML: all its texts are in quotes, and it has no type but Extended JSON's.
   */
  private static String inline(Value value) {
    return ExtendedJson.write(value, Notation.CANONICAL);
  }
}
