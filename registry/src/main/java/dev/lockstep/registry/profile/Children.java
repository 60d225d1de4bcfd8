package dev.lockstep.registry.profile;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path.Step;
import dev.lockstep.registry.sensitive.SensitiveName;
import dev.lockstep.registry.sensitive.SensitiveValue;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the objects at one place. Names are data where they are many, each of them rare,
 * with values of one type behind them, and more and more of them come or all look alike; then their
 * values share one place. They share it, too, where they are too many to be told apart, and where a
 * name itself looks sensitive.
 */
final class Children {
  private static final int NAMED_MAX = 1_000;
  private static final int NAME_SIZE_MAX = 256;
  private static final int OBJECTS_MIN = 64;
  private static final int NAMES_MIN = 20;
  private static final int ALIKE_MIN = 5;
  private static final double RARE = 0.25;
  private static final double GROWTH = 1.25;

  private final Seen owner;
  private final Places places;
  private final Map<String, Seen> named = new LinkedHashMap<>();
  private final Set<KeyForm> forms = EnumSet.allOf(KeyForm.class);
  private final Sketch names = new Sketch();
  private @Nullable Seen entries;
  private @Nullable Variants variants;
  private int namedBefore;

  Children(Seen owner, Places places) {
    this.owner = owner;
    this.places = places;
  }

  /** The place of the values of this field. */
  Seen of(String name) {
    Seen known = named.get(name);
    return known == null ? first(name) : known;
  }

  private Seen first(String name) {
    boolean isUntold =
        name.length() > NAME_SIZE_MAX || SensitiveValue.kind(name).isPresent() || isFull();
    if (isUntold) {
      return entry(name);
    }
    if (variants == null && Variants.tells(name)) {
      variants = new Variants(name);
    }
    Seen made = places.make(owner, new Step.Field(name), SensitiveName.kind(name));
    named.put(name, made);
    return made;
  }

  private boolean isFull() {
    if (named.size() >= NAMED_MAX) {
      Map<String, Seen> rare = new LinkedHashMap<>(named);
      rare.values().removeIf(seen -> share(seen) >= 0.5);
      fold(rare);
    }
    return named.size() >= NAMED_MAX || places.areFull();
  }

  private Seen entry(String name) {
    KeyForm.narrow(forms, name.length() > NAME_SIZE_MAX ? "" : name);
    names.add(Sketch.hash(name));
    Seen known = entries;
    if (known == null) {
      known = places.make(owner, new Step.Entries(), Optional.empty());
      entries = known;
    }
    return known;
  }

  /** One more object was walked; looks at the names whenever their number has doubled. */
  void walked(Document object, long objects) {
    if (variants != null) {
      variants.add(object);
    }
    if (objects >= OBJECTS_MIN && Long.bitCount(objects) == 1) {
      lookAtNames();
      namedBefore = named.size();
    }
  }

  private void lookAtNames() {
    Map<String, Seen> rare = new LinkedHashMap<>(named);
    rare.values().removeIf(seen -> share(seen) > RARE);
    boolean comeMore = namedBefore > 0 && named.size() >= GROWTH * namedBefore;
    boolean areMany = rare.size() >= NAMES_MIN && comeMore;
    if ((areMany || areAlike(rare.keySet())) && haveOneType(rare.values())) {
      fold(rare);
    }
  }

  /** At the end of all documents: a few names that all look alike are data, too. */
  void ended() {
    boolean vary = named.values().stream().anyMatch(seen -> share(seen) < 1);
    if (vary && areAlike(named.keySet()) && haveOneType(named.values())) {
      fold(Map.copyOf(named));
    }
  }

  private static boolean areAlike(Set<String> some) {
    return some.size() >= ALIKE_MIN && KeyForm.of(some).isPresent();
  }

  private static boolean haveOneType(Collection<Seen> some) {
    Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    some.forEach(seen -> types.addAll(seen.types().keySet()));
    types.remove(ValueType.NULL);
    return types.size() == 1;
  }

  private double share(Seen seen) {
    return (double) seen.values() / Math.max(1, owner.count(ValueType.DOCUMENT));
  }

  private void fold(Map<String, Seen> data) {
    data.forEach((name, seen) -> {
      Seen into = entry(name);
      named.remove(name);
      places.fold(seen, into, owner.documents());
    });
  }

  /** Takes over the fields of another place. */
  void takeOver(Children other, long documentsMax) {
    other.named.forEach((name, seen) -> places.fold(seen, of(name), documentsMax));
    if (other.entries != null) {
      names.add(other.names);
      forms.retainAll(other.forms);
      Seen into = entries;
      if (into == null) {
        into = places.make(owner, new Step.Entries(), Optional.empty());
        entries = into;
      }
      places.fold(other.entries, into, documentsMax);
    }
    variants = null;
  }

  Map<String, Seen> named() {
    return Collections.unmodifiableMap(named);
  }

  Optional<Seen> entries() {
    return Optional.ofNullable(entries);
  }

  long entryNames() {
    return entries == null ? 0 : names.estimate();
  }

  Optional<String> entryPattern() {
    return entries == null ? Optional.empty() : forms.stream().findFirst().map(KeyForm::pattern);
  }

  Optional<Seen.Kinds> kinds() {
    return Optional.ofNullable(variants)
        .filter(Variants::areEvident)
        .map(known -> new Seen.Kinds(known.name(), known.present()));
  }
}
