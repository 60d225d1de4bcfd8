package dev.lockstep.registry.exchange.schema;

import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.ContentModel;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.exchange.draft.Anything;
import dev.lockstep.registry.exchange.draft.Draft;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.draft.Ids;
import dev.lockstep.registry.exchange.draft.Item;
import dev.lockstep.registry.exchange.draft.Remarks;
import dev.lockstep.registry.writing.Meanings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Drafts the contract of one MongoDB collection from the schema of its documents. */
public final class SchemaFiles {
  private static final String ID = "_id";

  private final Remarks remarks;
  private final Meanings meanings = new Meanings();
  private final Ids ids = new Ids();

  private SchemaFiles(Remarks remarks) {
    this.remarks = remarks;
  }

  /** Reads a JSON Schema of any draft from 4 to 2020-12. */
  public static Outcome<Draft> jsonSchema(Foreign file) {
    return file.read((root, remarks) -> Optional.of(new SchemaFiles(remarks).plain(root, file)));
  }

  /**
   * Reads a validator, {@code {$jsonSchema: …}}, a command that sets one, or what MongoDB says of a
   * collection; indexes where the file lists them, too.
   */
  public static Outcome<Draft> validator(Foreign file) {
    return file.read((root, remarks) -> Optional.of(new SchemaFiles(remarks).stored(root, file)));
  }

  private Draft plain(Item root, Foreign file) {
    remarks.add(root, "the engine is taken to be mongodb, since the schema does not say");
    return draft(file, root, root.get("title").flatMap(Item::text), Storage.NONE, List.of());
  }

  private Draft stored(Item root, Foreign file) {
    ValidatorFile stored = new ValidatorFile(root, remarks);
    Item schema = stored.schema();
    List<Index> indexes = new IndexReader(remarks).indexes(stored.indexes());
    return draft(file, schema, stored.name(), stored.storage(indexes), indexes);
  }

  private Draft draft(
      Foreign file, Item schema, Optional<String> named, Storage storage, List<Index> indexes) {
    Node root =
        new SchemaReader(schema, ids, meanings, remarks)
            .node(Spot.of(List.of(schema), Optional.empty(), Spot.ROOT));
    String name = named.filter(text -> isName(text)).orElse(file.name());
    IndexedShape indexed = new IndexedShape(withId(documents(root, schema), schema), remarks);
    List<Index> kept = indexed.keep(indexes, schema, ids);
    CollectionPromise collection =
        new CollectionPromise(
            Optional.of(Ids.slug(name)),
            name,
            Optional.empty(),
            Optional.of(Engine.MONGODB),
            indexed.shape(),
            Keys.NONE,
            kept,
            List.of(),
            indexed.kept(storage),
            Governance.NONE);
    meanings.put(collection, meanings.of(root));
    return file.draft(List.of(collection), meanings, remarks);
  }

  /** A title of several words is no name of a collection. */
  private static boolean isName(String text) {
    return text.matches("[A-Za-z0-9_-]([A-Za-z0-9_.-]{0,100}[A-Za-z0-9_-])?");
  }

  private Shape.Fields documents(Node root, Item schema) {
    if (root.shape() instanceof Shape.Fields fields) {
      return fields;
    }
    if (!(root.shape() instanceof Shape.Any)) {
      remarks.add(schema, "values that are no documents are not expressed");
    }
    return new Shape.Fields(List.of(), Optional.empty(), Size.ANY);
  }

  /** Every document of MongoDB has its {@code _id}, whatever the schema says. */
  private Shape.Fields withId(Shape.Fields fields, Item schema) {
    if (fields.fields().stream().anyMatch(field -> field.name().equals(ID))) {
      return fields;
    }
    if (fields.content().equals(Optional.of(ContentModel.CLOSED))) {
      remarks.add(schema, "the schema has no '_id', which every document of MongoDB has");
    }
    List<Field> all = new ArrayList<>();
    Node id = Anything.node(Optional.of(ids.next(ID)));
    all.add(new Field(ID, Optional.empty(), true, Field.Kind.REGULAR, id));
    all.addAll(fields.fields());
    return new Shape.Fields(all, fields.content(), fields.size());
  }
}
