package dev.lockstep.registry.exchange.schema;

/** For whom a schema is written. */
public enum Target {
  /** MongoDB's {@code $jsonSchema}: draft 4 with {@code bsonType}, less what MongoDB refuses. */
  MONGODB,
  /** Draft 2020-12, for documents as plain JSON. */
  JSON
}
