package dev.lockstep.registry.finding;

/** Between whom a difference of two contract versions may break something. */
public enum Edge {
  /** What was stored before, or by a writer of the old version, is read by the new one. */
  NEW_READER_OLD_DATA("new reader/old data"),
  /** What a writer of the new version stores is read by the old one. */
  OLD_READER_NEW_DATA("old reader/new data"),
  /** What a writer of the old version stores is judged by the new contract. */
  OLD_WRITER_NEW_VALIDATOR("old writer/new validator"),
  /** A writer of the old version changes what the new one stored. */
  OLD_WRITER_NEW_DOCUMENT("old writer/new document");

  private final String words;

  Edge(String words) {
    this.words = words;
  }

  /** The edge in words, as every report gives it. */
  public String words() {
    return words;
  }
}
