package dev.lockstep.server.contract;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.registry.check.Knowledge;
import dev.lockstep.registry.evidence.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The registered queries of a contract's collections, and the indexes that serve them. */
record ContractQueries(String contract, String version, List<OfCollection> collections) {
  /** The indexes and queries of one collection. */
  record OfCollection(
      String collection, String stored, List<Held> indexes, List<AskedQuery> queries) {}

  /**
   * An index.
   *
   * @param kind in the engine's own words; empty for a plain one
   * @param serves the names of the queries that it serves
   */
  record Held(String name, List<Key> keys, boolean unique, String kind, List<String> serves) {}

  /** A path in an index, with how it is ordered there. */
  record Key(String path, KeyPart.Order order) {}

  static ContractQueries of(Contract contract, Knowledge knowledge) {
    return new ContractQueries(
        contract.id(),
        contract.version().text(),
        contract.collections().stream().map(each -> of(contract, each, knowledge)).toList());
  }

  private static OfCollection of(
      Contract contract, CollectionPromise collection, Knowledge knowledge) {
    Stream<AskedQuery> promised =
        collection.queries().stream()
            .map(each ->
                AskedQuery.of(AskedQuery.Sender.of(each.owner()), Sent.of(each, collection)));
    Stream<AskedQuery> sent =
        knowledge.uses(contract, collection).stream()
            .flatMap(use ->
                use.sent().stream()
                    .map(each -> AskedQuery.of(AskedQuery.Sender.of(use.usage()), each)));
    List<AskedQuery> queries = Stream.concat(promised, sent).toList();
    List<Held> indexes = new ArrayList<>();
    collection.indexes().forEach(each -> indexes.add(held(each, queries)));
    return new OfCollection(collection.name(), collection.storedName(), indexes, queries);
  }

  private static Held held(Index index, List<AskedQuery> queries) {
    return new Held(
        index.name(),
        index.keys().stream().map(each -> new Key(each.path().toString(), each.order())).toList(),
        index.options().unique(),
        index.kind().orElse(""),
        queries.stream()
            .filter(each -> each.serving().indexes().contains(index.name()))
            .map(AskedQuery::name)
            .distinct()
            .toList());
  }
}
