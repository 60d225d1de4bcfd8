package dev.lockstep.registry.exchange;

import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.registry.exchange.draft.Draft;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.dynamo.OneTableReader;
import dev.lockstep.registry.exchange.dynamo.WorkbenchReader;
import dev.lockstep.registry.exchange.schema.SchemaFiles;
import java.util.Locale;

/** What can be read into a draft of a contract: each format with its reader. */
public enum ImportFormat {
  /** A validator of MongoDB, with the indexes of the collection where the file has them. */
  MONGO_VALIDATOR(SchemaFiles::validator),
  /** A JSON Schema of the documents of one collection. */
  JSONSCHEMA(SchemaFiles::jsonSchema),
  /** A data model of DynamoDB tables from NoSQL Workbench. */
  NOSQL_WORKBENCH(WorkbenchReader::read),
  /** The schema of one DynamoDB table as OneTable keeps it. */
  ONETABLE(OneTableReader::read),
  /** Statements of CQL that define tables, such as {@code DESCRIBE KEYSPACE} prints. */
  CQL(DefinitionsFile::read);

  private final Reader reader;

  /** Reads one format. */
  interface Reader {
    Outcome<Draft> read(Foreign file);
  }

  ImportFormat(Reader reader) {
    this.reader = reader;
  }

  /** The format as commands name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Outcome<Draft> read(Foreign file) {
    return reader.read(file);
  }
}
