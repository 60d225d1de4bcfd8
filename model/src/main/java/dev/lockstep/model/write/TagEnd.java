package dev.lockstep.model.write;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.Places;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/** When a tag says nothing any more, and what a document looks like then. */
final class TagEnd {
  static final String TAG = "_lockstep";

  /** The field of the tag that records our own times, by field. */
  static final Path TIMES = Path.of(TAG, "times");

  static final Path EXPIRES = Path.of(TAG, "expires");
  private static final Path COMPONENTS = Path.of(TAG, "components");

  private TagEnd() {}

  /**
   * A document as an engine sees it. A tag that outlived what it speaks of says nothing of any
   * component, and what we derived under it is not shown: it is derived anew, or goes. Where only
   * the tag is left, that makes the engine take it away, too.
   */
  static Document visible(Document physical, Times times, Instant now) {
    if (!(physical.get(TAG).orElse(Value.NULL) instanceof Document)) {
      return physical;
    }
    boolean ended = Places.get(physical, EXPIRES).isPresent() && of(physical, now).isEmpty();
    boolean alone = !times.hasOwn(TAG);
    if (!ended && !alone) {
      return physical;
    }
    Document seen = Places.set(physical, COMPONENTS, Document.empty());
    Document ours = recorded(physical);
    for (String field : ours.names()) {
      OptionalLong written = times.latest(Set.of(field));
      if (ours.get(field).equals(written.stream().mapToObj(Value::int64).findFirst())) {
        seen = seen.without(field);
      }
    }
    return seen;
  }

  /** The times of what we wrote or deleted, by field, as the tag records them. */
  static Document recorded(Document physical) {
    return Places.get(physical, TIMES).orElse(Value.NULL) instanceof Document document
        ? document
        : Document.empty();
  }

  /** When the tag ends, in milliseconds since 1970; empty where it has ended or never does. */
  static OptionalLong of(Document document, Instant now) {
    return Places.get(document, EXPIRES).orElse(Value.NULL) instanceof Value.DateTime date
            && date.epochMillis() > now.toEpochMilli()
        ? OptionalLong.of(date.epochMillis())
        : OptionalLong.empty();
  }
}
