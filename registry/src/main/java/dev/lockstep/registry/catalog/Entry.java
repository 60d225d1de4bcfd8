package dev.lockstep.registry.catalog;

/** What is known of one file: the stamp under which it was read, and what it held. */
record Entry(Summary summary, Stamp stamp, String blob) {
  String name() {
    return summary.name();
  }
}
