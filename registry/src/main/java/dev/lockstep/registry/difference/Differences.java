package dev.lockstep.registry.difference;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.compare.Types;
import dev.lockstep.registry.difference.Difference.Kind;
import dev.lockstep.registry.writing.Facets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what differs between versions of contracts. For one comparison and one thread. */
public final class Differences {
  private final List<Difference> all = new ArrayList<>();
  private String contract = "";

  private Differences() {}

  /** What differs between contracts of an earlier and a later time, by contract. */
  public static List<Difference> between(List<Contract> before, List<Contract> after) {
    Differences differences = new Differences();
    for (Contract old : before) {
      Optional<Contract> now =
          after.stream().filter(each -> each.id().equals(old.id())).findFirst();
      differences.contract = old.id();
      if (now.isPresent()) {
        differences.contract(old, now.get());
      } else {
        differences.whole(Kind.REMOVED, "", "version " + old.version());
      }
    }
    Set<String> known = new HashSet<>(before.stream().map(Contract::id).toList());
    for (Contract fresh : after) {
      if (!known.contains(fresh.id())) {
        differences.contract = fresh.id();
        differences.whole(Kind.ADDED, "", "version " + fresh.version());
      }
    }
    return List.copyOf(differences.all);
  }

  private void contract(Contract before, Contract after) {
    facets("", Facets.of(before), Facets.of(after));
    Set<CollectionPromise> kept = new LinkedHashSet<>();
    for (CollectionPromise old : before.collections()) {
      Optional<CollectionPromise> now = CollectionPair.partner(old, after);
      if (now.isPresent() && kept.add(now.get())) {
        collection(CollectionPair.of(before, after, old, now.get()));
      } else {
        whole(Kind.REMOVED, old.name(), fields(old));
      }
    }
    after.collections().stream()
        .filter(each -> !kept.contains(each))
        .forEach(each -> whole(Kind.ADDED, each.name(), fields(each)));
  }

  private static String fields(CollectionPromise collection) {
    int count = collection.shape().fields().size();
    return "collection with %d field%s".formatted(count, count == 1 ? "" : "s");
  }

  private void collection(CollectionPair pair) {
    String name = pair.before().name();
    facets(name, Facets.of(pair.before()), Facets.of(pair.after()));
    pair.places().forEach(place -> place(name, place));
    elements(name + ", index ", indexes(pair.before()), indexes(pair.after()));
    elements(name + ", query ", queries(pair.before()), queries(pair.after()));
  }

  /** An index or a query: what it is called, and what is said of it. */
  private record Element(String name, Map<String, String> facets) {}

  private static Map<String, Element> indexes(CollectionPromise collection) {
    Map<String, Element> elements = new LinkedHashMap<>();
    for (Index each : collection.indexes()) {
      elements.putIfAbsent(
          each.id().orElse(each.name()), new Element(each.name(), Facets.of(each)));
    }
    return elements;
  }

  private static Map<String, Element> queries(CollectionPromise collection) {
    Map<String, Element> elements = new LinkedHashMap<>();
    for (QueryTemplate each : collection.queries()) {
      elements.putIfAbsent(each.name(), new Element(each.name(), Facets.of(each)));
    }
    return elements;
  }

  private void place(String collection, Place place) {
    String at = collection + "." + place.path();
    switch (place) {
      case Place.Removed(Spot before) -> whole(Kind.REMOVED, at(at, before), words(before));
      case Place.Added(Spot after) -> whole(Kind.ADDED, at(at, after), words(after));
      case Place.Kept(Spot before, Spot after, Place.Carry carry) -> {
        Kind kind = carry == Place.Carry.MOVED ? Kind.MOVED : Kind.RENAMED;
        if (carry != Place.Carry.SAME) {
          String was = before.path().toString();
          add(kind, at(at, before), was, after.path().toString());
        }
        Map<String, String> now = facets(after);
        if (carry == Place.Carry.RENAMED && !now.containsKey("physicalName")) {
          now.put("name", facets(before).getOrDefault("name", "")); // Said above.
        }
        facets(at(at, before), facets(before), now);
      }
    }
  }

  /** Alternatives share paths, so their names tell them apart. */
  private static String at(String path, Spot spot) {
    return spot.member().isEmpty()
        ? path
        : "%s (%s)".formatted(path, String.join(", ", spot.member()));
  }

  private static String words(Spot spot) {
    return Types.words(spot.node()) + (spot.isRequired() ? ", required" : "");
  }

  private static Map<String, String> facets(Spot spot) {
    return spot.field().map(Facets::of).orElseGet(() -> Facets.of(spot.node()));
  }

  private void elements(String prefix, Map<String, Element> before, Map<String, Element> after) {
    before.forEach((key, old) -> {
      if (after.containsKey(key)) {
        facets(prefix + old.name(), old.facets(), after.get(key).facets());
      } else {
        whole(Kind.REMOVED, prefix + old.name(), old.facets().toString());
      }
    });
    after.forEach((key, fresh) -> {
      if (!before.containsKey(key)) {
        whole(Kind.ADDED, prefix + fresh.name(), fresh.facets().toString());
      }
    });
  }

  private void facets(String element, Map<String, String> before, Map<String, String> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      Optional<String> old = Optional.ofNullable(before.get(name));
      Optional<String> now = Optional.ofNullable(after.get(name));
      if (!old.equals(now)) {
        Kind kind = old.isEmpty() ? Kind.ADDED : now.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        all.add(
            new Difference(
                kind, contract, element, Optional.of(name), old.orElse(""), now.orElse("")));
      }
    }
  }

  private void whole(Kind kind, String element, String words) {
    boolean isGone = kind == Kind.REMOVED;
    add(kind, element, isGone ? words : "", isGone ? "" : words);
  }

  private void add(Kind kind, String element, String before, String after) {
    all.add(new Difference(kind, contract, element, Optional.empty(), before, after));
  }
}
