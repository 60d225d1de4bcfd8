package dev.lockstep.registry.exchange;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.document.Documentation;
import dev.lockstep.registry.exchange.schema.SchemaWriter;
import dev.lockstep.registry.exchange.schema.Target;
import dev.lockstep.registry.exchange.schema.Texts;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.writing.Meanings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a collection of a contract can be written as. */
public enum ExportFormat {
  /** The command that gives a collection of MongoDB its validator. */
  MONGO_VALIDATOR,
  /** A JSON Schema of draft 2020-12 for documents as plain JSON. */
  JSONSCHEMA,
  /** A table of every place, for people. */
  MARKDOWN;

  /** The format as commands name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A collection of a contract in this format. */
  public Export write(Located<Contract> contract, CollectionPromise collection) {
    Meanings meanings = Meanings.of(contract);
    return switch (this) {
      case MONGO_VALIDATOR -> validator(collection, new SchemaWriter(Target.MONGODB, meanings));
      case MARKDOWN ->
          new Export(Documentation.collection(contract, collection).stripTrailing(), List.of());
      case JSONSCHEMA -> schema(collection, new SchemaWriter(Target.JSON, meanings));
    };
  }

  private static Export schema(CollectionPromise collection, SchemaWriter writer) {
    Json.Members schema = writer.documents(collection);
    return new Export(Texts.indented(schema), writer.losses());
  }

  private static Export validator(CollectionPromise collection, SchemaWriter writer) {
    Map<String, Json> command = new LinkedHashMap<>();
    command.put("collMod", new Json.Text(collection.storedName()));
    command.put("validator", new Json.Members(Map.of("$jsonSchema", writer.documents(collection))));
    collection
        .storage()
        .validator()
        .ifPresent(validator -> {
          command.put("validationLevel", new Json.Text(validator.level().word()));
          command.put("validationAction", new Json.Text(validator.action().word()));
        });
    return new Export(Texts.indented(new Json.Members(command)), writer.losses());
  }
}
