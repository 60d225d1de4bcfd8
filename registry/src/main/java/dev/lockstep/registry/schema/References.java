package dev.lockstep.registry.schema;

import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.Json.Items;
import dev.lockstep.registry.json.Json.Members;
import dev.lockstep.registry.json.Json.Text;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the references of one document lead, as far as they stay in it. Identifiers count only
 * where a schema stands, never inside an {@code enum}.
 */
final class References {
  private static final Set<String> SINGLE =
      Set.of(
          "additionalItems",
          "additionalProperties",
          "contains",
          "else",
          "if",
          "items",
          "not",
          "propertyNames",
          "then",
          "unevaluatedItems",
          "unevaluatedProperties");
  private static final Set<String> LISTS =
      Set.of("allOf", "anyOf", "items", "oneOf", "prefixItems");
  private static final Set<String> MAPS =
      Set.of(
          "$defs",
          "definitions",
          "dependencies",
          "dependentSchemas",
          "patternProperties",
          "properties");

  /**
   * Where a schema stands.
   *
   * @param schema the schema itself
   * @param pointer the way to it from the document's root
   * @param base the identifier of the schema it is a part of; empty where that has none
   */
  record Place(Json schema, String pointer, String base, String basePointer) {}

  private final Dialect dialect;
  private final Map<String, Place> identified = new HashMap<>();
  private final Map<String, Place> anchors = new HashMap<>();
  private final Map<String, Json> bases = new HashMap<>();
  private final Set<String> ambiguous = new HashSet<>();

  References(Json root, Dialect dialect) {
    this.dialect = dialect;
    bases.put("", root);
    collect(new Place(root, "", "", ""));
  }

  /** The same place, as the root of its own identifier where it has one. */
  Place entered(Place place) {
    Optional<String> id = id(place.schema());
    if (id.isEmpty() || id.get().startsWith("#")) {
      return place;
    }
    String base = resolved(place.base(), id.get());
    bases.put(place.pointer(), place.schema());
    return new Place(
        place.schema(), place.pointer(), base.replaceFirst("#.*$", ""), place.pointer());
  }

  private Optional<String> id(Json schema) {
    if (!(schema instanceof Members members)) {
      return Optional.empty();
    }
    boolean alone = !dialect.isAtLeast(Dialect.DRAFT_2019_09);
    if (alone && members.values().containsKey("$ref")) {
      return Optional.empty();
    }
    String keyword = dialect.isAtLeast(Dialect.DRAFT_6) ? "$id" : "id";
    return members.values().get(keyword) instanceof Text text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  private void collect(Place outer) {
    if (!(outer.schema() instanceof Members members)) {
      return;
    }
    Place place = entered(outer);
    if (!place.base().equals(outer.base())) {
      register(identified, place.base(), place);
    }
    Optional<String> id = id(place.schema()).filter(text -> text.startsWith("#"));
    id.ifPresent(text -> register(anchors, place.basePointer() + text, place));
    if (members.values().get("$anchor") instanceof Text anchor
        && dialect.isAtLeast(Dialect.DRAFT_2019_09)) {
      register(anchors, place.basePointer() + "#" + anchor.value(), place);
    }
    members.values().forEach((keyword, value) -> collect(place, keyword, value));
  }

  private void collect(Place place, String keyword, Json value) {
    if (SINGLE.contains(keyword)) {
      collect(inside(place, value, keyword));
    }
    if (LISTS.contains(keyword) && value instanceof Items items) {
      for (int i = 0; i < items.values().size(); i++) {
        collect(inside(place, items.values().get(i), keyword, String.valueOf(i)));
      }
    }
    if (MAPS.contains(keyword) && value instanceof Members members) {
      members.values().forEach((name, schema) -> collect(inside(place, schema, keyword, name)));
    }
  }

  private void register(Map<String, Place> places, String name, Place place) {
    if (!ambiguous.contains(name) && places.putIfAbsent(name, place) != null) {
      ambiguous.add(name);
      places.remove(name);
    }
  }

  /** A schema inside of another, by the steps that lead to it. */
  static Place inside(Place outer, Json schema, String... steps) {
    StringBuilder pointer = new StringBuilder(outer.pointer());
    for (String step : steps) {
      pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
    return new Place(schema, pointer.toString(), outer.base(), outer.basePointer());
  }

  /** Where a reference leads; empty where that is not in this document, or not sure. */
  Optional<Place> find(Place from, String reference) {
    int hash = reference.indexOf('#');
    String address = hash < 0 ? reference : reference.substring(0, hash);
    String fragment = hash < 0 ? "" : reference.substring(hash + 1);
    if (address.isEmpty()) {
      Json root = bases.get(from.basePointer());
      return root == null
          ? Optional.empty()
          : within(new Place(root, from.basePointer(), from.base(), from.basePointer()), fragment);
    }
    return Optional.ofNullable(identified.get(resolved(from.base(), address)))
        .flatMap(root -> within(root, fragment));
  }

  private Optional<Place> within(Place root, String fragment) {
    if (fragment.isEmpty()) {
      return Optional.of(root);
    }
    return fragment.startsWith("/")
        ? pointed(root, fragment)
        : Optional.ofNullable(anchors.get(root.basePointer() + "#" + fragment));
  }

  private Optional<Place> pointed(Place root, String fragment) {
    Place at = root;
    for (String step : fragment.substring(1).split("/", -1)) {
      String name = decoded(step).replace("~1", "/").replace("~0", "~");
      Optional<Json> next = member(at.schema(), name);
      boolean elsewhere =
          at.pointer().length() > root.pointer().length() && id(at.schema()).isPresent();
      if (next.isEmpty() || elsewhere) {
        return Optional.empty();
      }
      at = inside(at, next.get(), name);
    }
    return Optional.of(at);
  }

  private static String decoded(String step) {
    try {
      return URLDecoder.decode(step.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return step;
    }
  }

  private static Optional<Json> member(Json json, String name) {
    if (json instanceof Members members) {
      return Optional.ofNullable(members.values().get(name));
    }
    if (json instanceof Items items && name.matches("0|[1-9][0-9]{0,5}")) {
      int index = Integer.parseInt(name);
      return index < items.values().size()
          ? Optional.of(items.values().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static String resolved(String base, String reference) {
    try {
      return base.isEmpty() ? reference : URI.create(base).resolve(reference).toString();
    } catch (IllegalArgumentException e) {
      return reference;
    }
  }
}
