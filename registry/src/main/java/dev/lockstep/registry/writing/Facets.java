package dev.lockstep.registry.writing;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.registry.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a contract says of one element, without what is in it: by the names that contract files use,
 * as a contract is written. What a contract can say is here, so that two elements with the same
 * facets are the same.
 */
public final class Facets {
  private static final Set<String> PLACES = Set.of("properties", "items", "values");
  private static final String NOSQL = "customProperties";

  private Facets() {}

  /** Of a field. */
  public static Map<String, String> of(Field field) {
    return flat(shapes().field(field), Set.of());
  }

  /** Of the elements of an array, or the values of a map. */
  public static Map<String, String> of(Node node) {
    return flat(shapes().unnamed(node), Set.of());
  }

  private static ShapeTree shapes() {
    return new ShapeTree(new Meanings());
  }

  /** Of a collection. */
  public static Map<String, String> of(CollectionPromise collection) {
    return flat(new CollectionTree(new Meanings()).of(collection), Set.of("indexes", "queries"));
  }

  /** Of an index. */
  public static Map<String, String> of(Index index) {
    return flat(CollectionTree.index(index), Set.of());
  }

  /** Of a query. */
  public static Map<String, String> of(QueryTemplate query) {
    return flat(CollectionTree.query(query), Set.of("values"));
  }

  /** Of a contract itself. */
  public static Map<String, String> of(Contract contract) {
    return flat(ContractWriter.tree(contract, new Meanings()), Set.of("schema"));
  }

  private static Map<String, String> flat(Json element, Set<String> inside) {
    Map<String, String> facets = new LinkedHashMap<>();
    flatten("", ((Json.Members) element).values(), inside, facets);
    return facets;
  }

  private static void flatten(
      String prefix, Map<String, Json> members, Set<String> inside, Map<String, String> facets) {
    members.forEach((name, value) -> {
      if (name.equals(NOSQL)) {
        flatten(prefix, nosql(value), inside, facets);
      } else if (!inside.contains(name) && !isPlace(prefix, name)) {
        if (value instanceof Json.Members inner) {
          flatten(prefix + name + ".", inner.values(), inside, facets);
        } else if (name.equals("members") && prefix.equals("union.")) {
          facets.put(prefix + name, bare(value).toString());
        } else {
          facets.put(
              prefix + name, value instanceof Json.Text(String text) ? text : value.toString());
        }
      }
    });
  }

  /** Whether there stands what is compared by itself. */
  private static boolean isPlace(String prefix, String name) {
    return PLACES.contains(name) && (prefix.isEmpty() || prefix.equals("map."));
  }

  private static Map<String, Json> nosql(Json properties) {
    Json property = ((Json.Items) properties).values().getFirst();
    return ((Json.Members) property).values().get("value") instanceof Json.Members value
        ? value.values()
        : Map.of();
  }

  /** The members of a union without what is in them. */
  private static Json bare(Json json) {
    if (json instanceof Json.Items items) {
      List<Json> bare = new ArrayList<>();
      items.values().forEach(each -> bare.add(bare(each)));
      return new Json.Items(bare);
    }
    if (!(json instanceof Json.Members members)) {
      return json;
    }
    Map<String, Json> bare = new LinkedHashMap<>();
    members
        .values()
        .forEach((name, value) -> {
          if (!name.equals("properties") && !name.equals("items")) {
            bare.put(name, name.equals("map") ? keysOnly(value) : bare(value));
          }
        });
    return new Json.Members(bare);
  }

  private static Json keysOnly(Json map) {
    Map<String, Json> bare = new LinkedHashMap<>(((Json.Members) map).values());
    bare.remove("values");
    return new Json.Members(bare);
  }
}
