package dev.lockstep.registry.catalog;

/** What the name of a file says of it: the same bytes may be taken for another thing. */
enum Naming {
  CONTRACT("odcs"),
  USAGE("usage"),
  PLAIN("");

  private final String word;

  Naming(String word) {
    this.word = word;
  }

  static Naming of(String name) {
    for (Naming naming : values()) {
      String end = "." + naming.word;
      if (naming != PLAIN && (name.endsWith(end + ".yaml") || name.endsWith(end + ".yml"))) {
        return naming;
      }
    }
    return PLAIN;
  }
}
