package dev.lockstep.registry.exchange.schema;

import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.registry.exchange.draft.Anything;
import dev.lockstep.registry.exchange.draft.FieldNames;
import dev.lockstep.registry.exchange.draft.Ids;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shape that has what its indexes are about: what only an index names is added to it. */
final class IndexedShape {
  private final Remarks remarks;
  private Shape.Fields shape;

  IndexedShape(Shape.Fields shape, Remarks remarks) {
    this.shape = shape;
    this.remarks = remarks;
  }

  Shape.Fields shape() {
    return shape;
  }

  /** The indexes whose keys the shape has, or can have. */
  List<Index> keep(List<Index> indexes, Item schema, Ids ids) {
    List<Index> kept = new ArrayList<>();
    for (Index index : indexes) {
      index.keys().forEach(key -> add(key.path(), schema, ids));
      if (index.keys().stream().map(KeyPart::path).allMatch(this::knows)) {
        kept.add(
            new Index(
                Optional.of(ids.next(index.name())),
                index.name(),
                index.keys(),
                index.kind(),
                index.options()));
      } else {
        remarks.add(
            schema,
            "the index '%s' is about a field that the schema does not have"
                .formatted(index.name()));
      }
    }
    return kept;
  }

  /** What of the storage the shape bears out. */
  Storage kept(Storage storage) {
    boolean expires =
        storage.ttl().flatMap(ttl -> ttl.path()).map(this::knows).orElse(storage.ttl().isPresent());
    return new Storage(
        storage.validator(),
        expires ? storage.ttl() : Optional.empty(),
        storage.schemaVersion(),
        storage.valueKind(),
        storage.reserved(),
        storage.footprint());
  }

  private boolean knows(Path path) {
    return !shape.at(path).isEmpty() || shape.isOpenAt(path);
  }

  private void add(Path path, Item schema, Ids ids) {
    if (!(path.steps().getFirst() instanceof Path.Step.Field(String name))
        || !FieldNames.isSafe(name)
        || shape.fields().stream().anyMatch(field -> field.name().equals(name))) {
      return;
    }
    remarks.add(schema, "the field '%s' is known from an index only".formatted(name));
    List<Field> fields = new ArrayList<>(shape.fields());
    fields.add(
        new Field(
            name,
            Optional.empty(),
            false,
            Field.Kind.REGULAR,
            Anything.node(Optional.of(ids.next(name)))));
    shape = new Shape.Fields(fields, shape.content(), shape.size());
  }
}
