package dev.lockstep.checks.simulation;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;

/** Documents as failures show them. */
final class Shown {
  private Shown() {}

  static String text(Object detail) {
    return detail instanceof Document document ? text(document) : String.valueOf(detail);
  }

  static String difference(Document found, Document wanted) {
    return "\n  found  " + text(found) + "\n  wanted " + text(wanted);
  }

  private static String text(Document document) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < document.size(); i++) {
      Value value = document.value(i);
      text.append(document.name(i)).append(": ");
      text.append(value instanceof Document inner ? text(inner) : value.toString()).append(", ");
    }
    return text.append('}').toString();
  }
}
