package dev.lockstep.formats.contract;

import dev.lockstep.formats.query.QueryReader;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.shape.Shape;
import java.util.List;
import java.util.Optional;

/** Reads what a contract says about one collection: an object under {@code schema}. */
final class CollectionReader {
  private final Reading reading;
  private final Optional<Engine> engine;
  private final ShapeReader shapes;
  private final KeysReader keys;

  CollectionReader(Reading reading, Optional<Engine> engine) {
    this.reading = reading;
    this.engine = engine;
    this.shapes = new ShapeReader(reading);
    this.keys = new KeysReader(reading);
  }

  Optional<CollectionPromise> read(YamlNode node) {
    return reading.part("the collection", node).flatMap(this::read);
  }

  private Optional<CollectionPromise> read(Part part) {
    Optional<String> name = part.requiredText("name");
    Optional<Part> nosql = Nosql.of(part, reading);
    Governance governance = new GovernanceReader(reading).read(part, nosql);
    Optional<Engine> own = nosql.flatMap(inner -> ContractReader.engine(inner, reading));
    Keys known = keys.read(part, nosql);
    List<Index> indexes =
        nosql.map(inner -> inner.list("indexes", new IndexReader(reading)::read)).orElse(List.of());
    List<QueryTemplate> queries =
        nosql
            .map(inner -> inner.list("queries", node -> QueryReader.read(node, reading)))
            .orElse(List.of());
    Storage storage = nosql.map(new StorageReader(reading)::read).orElse(Storage.NONE);
    Shape.Fields shape = shapes.collection(part, nosql);
    nosql.ifPresent(Part::refuseOthers);
    Optional<String> id = part.text("id");
    Optional<String> physicalName = part.text("physicalName");
    return name.map(text ->
        reading
            .places()
            .put(
                new CollectionPromise(
                    id,
                    text,
                    physicalName,
                    own.or(() -> engine),
                    shape,
                    known,
                    indexes,
                    queries,
                    storage,
                    governance),
                Nosql.nodes(part, nosql)));
  }
}
