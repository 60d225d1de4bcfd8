package dev.lockstep.model.survey;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.shape.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a store's catalogue says of one collection. Immutable.
 *
 * @param engine empty where contracts have no word for the store
 * @param columns the fields that are declared; none where a document may hold whatever fields
 * @param indexes the secondary ones
 * @param storage validator, whose schema is the whole rule as the store gives it, and time to live
 * @param facts what else only the running store knows
 */
public record CollectionSurvey(
    String name,
    Optional<Engine> engine,
    Shape.Fields columns,
    Keys keys,
    Told<Indexes> indexes,
    Told<Storage> storage,
    Told<EngineFacts> facts,
    Told<Long> documents) {
  /**
   * The secondary indexes of a collection.
   *
   * @param use how often each served, by its name
   */
  public record Indexes(List<Index> all, Told<Map<String, IndexUse>> use) {
    public Indexes {
      all = List.copyOf(all);
    }
  }
}
