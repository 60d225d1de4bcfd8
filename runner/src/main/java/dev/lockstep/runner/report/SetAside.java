package dev.lockstep.runner.report;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Optional;

/** One record of what was set aside beside a collection. */
public sealed interface SetAside {
  /** Which record it is. */
  String id();

  /** What is set aside, and by what. */
  enum Kind {
    /** Values that a write displaced and that no shape of the document holds any more. */
    CONFLICTS,
    /** The old shape of every document of a retired change. */
    ARCHIVE
  }

  /**
   * A record that the keys at hand open.
   *
   * @param content what it says, values of documents among it
   */
  record Opened(String id, Document content) implements SetAside {
    /** What may be shown without being asked for: nothing out of a document. */
    public Optional<String> about(String name) {
      return switch (name) {
        case "component", "shape", "reason" ->
            content.get(name).map(value -> value instanceof Value.Text text ? text.value() : "");
        default -> Optional.empty();
      };
    }
  }

  /**
   * A record that cannot be read.
   *
   * @param why the reason, which names no value
   */
  record Closed(String id, String why) implements SetAside {}
}
