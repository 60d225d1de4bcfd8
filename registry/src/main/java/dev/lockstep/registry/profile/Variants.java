package dev.lockstep.registry.profile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.sensitive.SensitiveValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which fields objects have by the value of one of them, whose name says that it tells them apart.
 * It gives up where the values are too many.
 */
final class Variants {
  private static final Set<String> NAMES =
      Set.of("type", "kind", "_type", "_class", "@type", "__t", "discriminator");
  private static final int VARIANTS_MAX = 12;
  private static final int NAMES_MAX = 200;
  private static final int SIZE_MAX = 40;
  private static final int OBJECTS_MIN = 3;

  private final String name;
  private final Map<String, Map<String, Long>> present = new TreeMap<>();
  private final Map<String, Long> objects = new HashMap<>();
  private boolean isEvident = true;

  Variants(String name) {
    this.name = name;
  }

  static boolean tells(String name) {
    return NAMES.contains(name) || (name.endsWith("Type") && name.length() > 4);
  }

  String name() {
    return name;
  }

  void add(Document object) {
    if (!isEvident) {
      return;
    }
    isEvident =
        object.get(name).orElse(Value.NULL) instanceof Value.Text(String value)
            && value.length() <= SIZE_MAX
            && (objects.containsKey(value)
                || (objects.size() < VARIANTS_MAX && SensitiveValue.kind(value).isEmpty()));
    if (isEvident && object.get(name).orElseThrow() instanceof Value.Text(String value)) {
      objects.merge(value, 1L, Long::sum);
      Map<String, Long> names = present.computeIfAbsent(value, v -> new HashMap<>());
      for (int i = 0; i < object.size(); i++) {
        if (names.size() < NAMES_MAX || names.containsKey(object.name(i))) {
          names.merge(object.name(i), 1L, Long::sum);
        }
      }
      isEvident = names.size() < NAMES_MAX;
    }
  }

  /** Whether two variants or more have a field in every object that no other variant has. */
  boolean areEvident() {
    long own = objects.keySet().stream().filter(this::hasOwn).count();
    return isEvident
        && own >= 2
        && objects.values().stream().allMatch(count -> count >= OBJECTS_MIN);
  }

  private boolean hasOwn(String value) {
    return present.getOrDefault(value, Map.of()).entrySet().stream()
        .anyMatch(field ->
            field.getValue().equals(objects.get(value))
                && present.entrySet().stream()
                    .noneMatch(other ->
                        !other.getKey().equals(value)
                            && other.getValue().containsKey(field.getKey())));
  }

  /** The variants, with how many objects of each have each field. */
  Map<String, Map<String, Long>> present() {
    return present;
  }

  long objects(String value) {
    return objects.getOrDefault(value, 0L);
  }
}
