package dev.lockstep.engine.work;

import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.inplace.Shape;
import dev.lockstep.model.path.Path;
import dev.lockstep.store.ChangeFeed;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the events of a feed say about the two shapes. */
final class FeedReading {
  /** What the writes of an engine or an SDK touch, and no others. */
  static final Path TAG = Path.of(Layout.TAG);

  private FeedReading() {}

  /** Whether the write changed the tag, as only an engine or an SDK does, or left no document. */
  static boolean isOurs(ChangeFeed.Event event) {
    return event.kind() == ChangeFeed.Kind.DELETED
        || event.touched().filter(touched -> touched.contains(TAG)).isPresent();
  }

  /** Notes which shape the event's write changed, by component, where it changed only one. */
  static void note(Layout layout, ChangeFeed.Event event, Map<Value, Map<String, Shape>> latest) {
    Map<String, Shape> ofKey = latest.computeIfAbsent(event.key(), key -> new LinkedHashMap<>());
    for (String component : layout.componentNames()) {
      Optional<Set<Path>> touched = event.touched();
      boolean old = touched.isEmpty() || layout.touchesOld(component, touched.get());
      boolean renewed = touched.isEmpty() || layout.touchesNew(component, touched.get());
      if (old && renewed) {
        ofKey.remove(component);
      } else if (old) {
        ofKey.put(component, Shape.OLD);
      } else if (renewed) {
        ofKey.put(component, Shape.NEW);
      }
    }
  }
}
