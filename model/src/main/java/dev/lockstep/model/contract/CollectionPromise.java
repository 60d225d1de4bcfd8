package dev.lockstep.model.contract;

import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What a contract promises about one collection. Immutable.
 *
 * @param id keeps its identity through every renaming
 * @param name what people call it
 * @param physicalName what the store calls it, where that is another name
 * @param engine empty where the contract does not say
 */
public record CollectionPromise(
    Optional<String> id,
    String name,
    Optional<String> physicalName,
    Optional<Engine> engine,
    Shape.Fields shape,
    Keys keys,
    List<Index> indexes,
    List<QueryTemplate> queries,
    Storage storage,
    Governance governance) {
  public CollectionPromise {
    indexes = List.copyOf(indexes);
    queries = List.copyOf(queries);
  }

  /** The name under which the store holds it. */
  public String storedName() {
    return physicalName.orElse(name);
  }
}
