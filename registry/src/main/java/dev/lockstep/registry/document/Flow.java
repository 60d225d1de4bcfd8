package dev.lockstep.registry.document;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.evidence.Use;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services read and write which collections.
 *
 * @param services by their names
 * @param collections each as contract and collection
 */
record Flow(List<String> services, List<String> collections, List<Edge> edges) {
  /** What one service does with one collection. */
  record Edge(String service, String collection, Direction direction) {}

  /** Which way data goes. */
  enum Direction {
    READS("reads"),
    WRITES("writes"),
    BOTH("reads and writes");

    private final String words;

    Direction(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Flow of(Library library) {
    Set<String> services = new TreeSet<>();
    Set<String> collections = new LinkedHashSet<>();
    Set<Edge> edges = new LinkedHashSet<>();
    for (Located<Contract> contract : library.contracts()) {
      for (CollectionPromise collection : contract.value().collections()) {
        String name = contract.value().id() + ": " + collection.name();
        collections.add(name);
        List<Use> uses = library.uses(contract.value(), collection);
        Set<String> users = new TreeSet<>(uses.stream().map(use -> use.usage().service()).toList());
        for (String service : users) {
          edges.add(new Edge(service, name, direction(uses, service)));
        }
        services.addAll(users);
      }
    }
    return new Flow(new ArrayList<>(services), new ArrayList<>(collections), List.copyOf(edges));
  }

  private static Direction direction(List<Use> uses, String service) {
    List<Use> own = uses.stream().filter(use -> use.usage().service().equals(service)).toList();
    boolean writes = own.stream().anyMatch(Use::isWriter);
    boolean reads = own.stream().anyMatch(Use::isReader);
    return writes ? reads ? Direction.BOTH : Direction.WRITES : Direction.READS;
  }
}
