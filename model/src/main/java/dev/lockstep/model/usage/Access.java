package dev.lockstep.model.usage;

/** What a service does with a path. */
public enum Access {
  READ("reads"),
  FILTER("filters"),
  SORT("sorts"),
  /** Named in a projection, so that its absence is a value of its own. */
  PROJECT("projects"),
  WRITE("writes"),
  /** Part of what an upsert or a conditional put looks a document up by. */
  UPSERT_KEY("upsertKeys");

  private final String word;

  Access(String word) {
    this.word = word;
  }

  /** The name of the list of such paths in a usage. */
  public String word() {
    return word;
  }
}
