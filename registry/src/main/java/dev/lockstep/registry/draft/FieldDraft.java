package dev.lockstep.registry.draft;

import dev.lockstep.formats.yaml.YamlText;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.shape.DeclaredType;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.LogicalType;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.profile.Extent;
import dev.lockstep.registry.profile.Seen;
import dev.lockstep.registry.sensitive.Sensitive;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the fields of a draft, from what was seen at each place. One use, one thread. */
final class FieldDraft {
  /** Files nest 50 levels at most, and one more field takes up to eight. */
  private static final int DEPTH_MAX = 38;

  private static final int FIELDS_MAX = 2_000;
  private static final String OURS = "_lockstep";

  private final YamlText out;
  private final Extent extent;
  private final Words words;
  private final Ids ids = new Ids();
  private int fields;

  /** Which words types have. */
  enum Words {
    /** Those of contracts, and the store's own. */
    BOTH,
    /** Those of contracts only: the store has none for what lies within a column. */
    LOGICAL
  }

  FieldDraft(YamlText out, Extent extent, Words words) {
    this.out = out;
    this.words = words;
    this.extent = extent;
  }

  String id(String path) {
    return ids.of(path);
  }

  /** The fields of the objects at a place, as a list under {@code properties}. */
  void properties(Seen objects, Map<String, Long> present, Optional<Key> key) {
    untold(objects, present.size());
    out.text("properties").list();
    long count = objects.count(ValueType.DOCUMENT);
    present.forEach((name, times) -> {
      Seen seen = objects.fields().get(name);
      if (seen != null && isTaken(name)) {
        out.comment(Remarks.of(seen, extent));
        candidates(seen);
        out.map().text("id", id(seen.path())).text("name", name);
        type(seen, Optional.empty());
        boolean isRequired = extent.isFull() && times == count && count > 0;
        if (isRequired) {
          out.yes("required");
        }
        key.filter(known -> known.name().equals(name)).ifPresent(known -> primary(1));
        facts(seen, isRequired);
        out.end();
      }
    });
    out.end();
  }

  /** The key of the documents. */
  record Key(String name) {}

  private void primary(int position) {
    out.yes("primaryKey").number("primaryKeyPosition", position);
  }

  /** All fields of the objects at a place, each as often as it was there. */
  static Map<String, Long> all(Seen objects) {
    Map<String, Long> present = new LinkedHashMap<>();
    objects.fields().forEach((name, seen) -> present.put(name, seen.values()));
    return present;
  }

  /** The columns of a table, with what was seen in them. */
  void columns(Shape.Fields columns, List<String> primary, Seen rows) {
    out.text("properties").list();
    for (Field column : columns.fields()) {
      Optional<Seen> seen = Optional.ofNullable(rows.fields().get(column.storedName()));
      seen.map(each -> Remarks.of(each, extent)).ifPresent(out::comment);
      seen.ifPresent(this::candidates);
      out.map().text("id", id(column.storedName())).text("name", column.storedName());
      declared(column.node().type());
      int position = primary.indexOf(column.storedName());
      if (position >= 0) {
        out.yes("required");
        primary(position + 1);
      }
      structure(column, seen);
      out.end();
    }
    out.end();
  }

  private void declared(DeclaredType type) {
    type.logical().ifPresent(logical -> out.text("logicalType", logical.word()));
    type.physical().ifPresent(physical -> out.text("physicalType", physical));
  }

  private void structure(Field column, Optional<Seen> seen) {
    if (column.node().type().logical().equals(Optional.of(LogicalType.ARRAY))) {
      seen.flatMap(Seen::element).ifPresent(this::items);
    }
    boolean isObject =
        column.node().type().logical().equals(Optional.of(LogicalType.OBJECT))
            && !(column.node().shape() instanceof Shape.Entries);
    Facts facts = new Facts();
    if (column.kind() != Field.Kind.REGULAR) {
      String kind = column.kind() == Field.Kind.STATIC ? "static" : "counter";
      facts.add(() -> out.text("kind", kind));
    }
    seen.flatMap(Seen::sensitivity).ifPresent(kind -> facts.add(() -> sensitivity(kind)));
    if (column.node().shape() instanceof Shape.Entries map) {
      facts.add(() -> map(column.storedName(), map));
    }
    if (isObject && seen.isPresent() && !seen.get().fields().isEmpty()) {
      properties(seen.get(), all(seen.get()), Optional.empty());
      facts.add(() -> out.text("contentModel", "open"));
    }
    facts.write();
  }

  private boolean isTaken(String name) {
    return isSafe(name) && ++fields <= FIELDS_MAX && out.depth() < DEPTH_MAX;
  }

  /** Whether lint lets a field have this name. */
  private static boolean isSafe(String name) {
    return !name.isEmpty()
        && !name.startsWith("$")
        && !name.startsWith(OURS)
        && name.indexOf('.') < 0
        && name.equals(name.strip())
        && name.chars().noneMatch(Character::isISOControl);
  }

  private void untold(Seen objects, int more) {
    long unsafe =
        objects.fields().keySet().stream()
            .filter(name -> !isSafe(name) && !name.startsWith(OURS))
            .count();
    if (unsafe > 0) {
      out.comment(
          "left out: %,d fields whose names are empty, have a dot or begin with $"
              .formatted(unsafe));
    }
    if (fields + more > FIELDS_MAX || out.depth() >= DEPTH_MAX) {
      out.comment("left out: further fields, which are too many or too deep for one file");
    }
    objects
        .entries()
        .ifPresent(entries ->
            out.comment(
                "left out: about %,d further names of fields that look like data"
                    .formatted(objects.entryNames())));
  }

  private void candidates(Seen seen) {
    List<String> values = Remarks.candidates(seen);
    if (!values.isEmpty()) {
      out.comment("enum candidates: " + String.join(", ", values));
    }
  }

  private static Set<ValueType> types(Seen seen) {
    Set<ValueType> types = EnumSet.noneOf(ValueType.class);
    types.addAll(seen.types().keySet());
    types.remove(ValueType.NULL);
    return types;
  }

  /** The type of a place and what lies in it; of several types, that is said among the facts. */
  private void type(Seen seen, Optional<ValueType> only) {
    Set<ValueType> types = only.<Set<ValueType>>map(EnumSet::of).orElseGet(() -> types(seen));
    if (types.size() == 1) {
      ValueType type = types.iterator().next();
      StoredTypes.logical(type).ifPresent(logical -> out.text("logicalType", logical.word()));
      if (words == Words.BOTH) {
        out.text("physicalType", StoredTypes.physical(type));
      }
      inside(seen, type);
    } else if (!types.isEmpty()) {
      StoredTypes.logical(types).ifPresent(logical -> out.text("logicalType", logical.word()));
    }
  }

  private void inside(Seen seen, ValueType type) {
    if (type == ValueType.ARRAY) {
      seen.element().ifPresent(this::items);
    }
    boolean isPlain = type == ValueType.DOCUMENT && !isMap(seen) && seen.kinds().isEmpty();
    if (isPlain && !seen.fields().isEmpty() && out.depth() < DEPTH_MAX) {
      properties(seen, all(seen), Optional.empty());
    }
  }

  private static boolean isMap(Seen seen) {
    return seen.fields().isEmpty() && seen.entries().isPresent();
  }

  private void items(Seen element) {
    if (out.depth() < DEPTH_MAX) {
      out.comment(Remarks.of(element, extent));
      candidates(element);
      out.text("items");
      node(element, Optional.empty());
    }
  }

  /** An element, the values of a map or a member of a union. */
  private void node(Seen seen, Optional<String> name) {
    out.map();
    name.ifPresent(text -> out.text("name", text));
    out.text("id", id(seen.path()));
    type(seen, Optional.empty());
    facts(seen, false);
    out.end();
  }

  private void facts(Seen seen, boolean isRequired) {
    Facts facts = new Facts();
    seen.sensitivity().ifPresent(kind -> facts.add(() -> sensitivity(kind)));
    nullable(seen, isRequired).ifPresent(is -> facts.add(() -> out.text("nullable").truth(is)));
    Set<ValueType> types = types(seen);
    boolean isUnion = types.size() > 1 && StoredTypes.logical(types).isEmpty();
    if (out.depth() < DEPTH_MAX) {
      if (isUnion) {
        facts.add(() -> union(seen, types));
      } else if (types.equals(Set.of(ValueType.DOCUMENT))) {
        objects(seen, facts);
      }
    }
    facts.write();
  }

  private void objects(Seen seen, Facts facts) {
    if (isMap(seen)) {
      facts.add(() -> map(seen));
    } else if (seen.kinds().isPresent()) {
      facts.add(() -> kinds(seen, seen.kinds().get()));
    } else if (seen.entries().isPresent()) {
      facts.add(() -> out.text("contentModel", "open"));
    }
  }

  /** What is known of all documents only is said; a draft of a sample leaves it open. */
  private Optional<Optional<Boolean>> nullable(Seen seen, boolean isRequired) {
    if (seen.nullDocuments() > 0) {
      return Optional.of(Optional.of(Boolean.TRUE));
    }
    return extent.isFull() && !isRequired
        ? Optional.of(Optional.of(Boolean.FALSE))
        : Optional.empty();
  }

  private void sensitivity(Sensitive kind) {
    boolean isSecret =
        switch (kind) {
          case PASSWORD, TOKEN, CARD -> true;
          case EMAIL, IBAN, PHONE, PERSON -> false;
        };
    out.text("sensitivity", isSecret ? "restricted" : "confidential");
  }

  private void map(String column, Shape.Entries map) {
    out.text("map").map().text("values").map().text("id", id(column + ".{}"));
    declared(map.value().type());
    out.end().end();
  }

  private void map(Seen seen) {
    out.text("map").map();
    seen.entryPattern().ifPresent(pattern -> out.text("keyPattern", pattern));
    seen.entries()
        .ifPresent(entries -> {
          out.text("values");
          node(entries, Optional.empty());
        });
    out.end();
  }

  private void union(Seen seen, Set<ValueType> types) {
    out.text("union").map().text("members").list();
    for (ValueType type : types) {
      out.map().text("name", type.word()).text("id", id(seen.path() + "_" + type.word()));
      type(seen, Optional.of(type));
      Facts facts = new Facts();
      if (type == ValueType.DOCUMENT && out.depth() < DEPTH_MAX) {
        objects(seen, facts);
      }
      facts.write();
      out.end();
    }
    out.end().end();
  }

  private void kinds(Seen seen, Seen.Kinds kinds) {
    out.text("union").map().text("discriminator").map().text("path", kinds.field());
    out.text("values").map();
    kinds.fields().keySet().forEach(value -> out.text(value, value));
    out.end().end().text("members").list();
    kinds
        .fields()
        .forEach((value, present) -> {
          out.map().text("name", value).text("id", id(seen.path() + "_" + value));
          out.text("logicalType", LogicalType.OBJECT.word());
          kind(seen, present, kinds.objects(value));
          out.end();
        });
    out.end().end();
  }

  /** The fields that objects of one kind have; required where every object of the kind has it. */
  private void kind(Seen seen, Map<String, Long> present, long objects) {
    untold(seen, present.size());
    out.text("properties").list();
    seen.fields()
        .forEach((name, field) -> {
          Long times = present.get(name);
          if (times != null && isTaken(name)) {
            out.map().text("id", id(field.path())).text("name", name);
            type(field, Optional.empty());
            boolean isRequired = extent.isFull() && times == objects;
            if (isRequired) {
              out.yes("required");
            }
            facts(field, isRequired);
            out.end();
          }
        });
    out.end();
  }

  /** What stands in the custom property of one level; nothing is written where that is nothing. */
  private final class Facts {
    private final List<Runnable> all = new ArrayList<>();

    void add(Runnable fact) {
      all.add(fact);
    }

    void write() {
      if (!all.isEmpty()) {
        out.text("customProperties").list().map().text("property", "nosql").text("value").map();
        all.forEach(Runnable::run);
        out.end().end().end();
      }
    }
  }
}
