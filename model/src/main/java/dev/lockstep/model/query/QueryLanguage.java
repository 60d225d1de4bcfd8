package dev.lockstep.model.query;

/** What a query template is written in. */
public enum QueryLanguage {
  /** A command of MongoDB, as a map or in its JSON notation. */
  MONGODB("mongodb"),
  /** A statement of CQL. */
  CQL("cql"),
  /** A statement of PartiQL, for DynamoDB. */
  PARTIQL("partiql"),
  /** An operation of DynamoDB's own interface, as a map. */
  DYNAMODB("dynamodb"),
  /** A command of Redis. */
  REDIS("redis");

  private final String word;

  QueryLanguage(String word) {
    this.word = word;
  }

  /** The language as contracts and usages write it. */
  public String word() {
    return word;
  }
}
