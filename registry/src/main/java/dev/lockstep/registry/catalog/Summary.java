package dev.lockstep.registry.catalog;

/**
 * One file of a folder in short.
 *
 * @param name where it is in the folder
 * @param content the same for the same bytes, and for no others
 */
public record Summary(String name, String content, Facts facts) {
  /** What these bytes are under this name. */
  public static Summary of(String name, byte[] bytes) {
    return new Summary(name, Digests.content(bytes), CatalogFile.found(name, bytes).facts());
  }

  /** The same content under another name that says the same of it. */
  public Summary named(String other) {
    return new Summary(other, content, facts);
  }
}
