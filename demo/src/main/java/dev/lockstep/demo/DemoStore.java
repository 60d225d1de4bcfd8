package dev.lockstep.demo;

import dev.lockstep.demo.data.DocumentFile;
import dev.lockstep.demo.data.GeneratedRestaurants;
import dev.lockstep.demo.table.FlatRestaurants;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of store that the demo runs on, each with a change and documents that suit it. */
enum DemoStore {
  /** Collections of documents. */
  MONGODB("restaurant-address.yaml"),
  /** Tables of typed columns, which hold no null, and none of which two shapes can share. */
  CASSANDRA("restaurant-columns.yaml");

  private final String change;

  DemoStore(String change) {
    this.change = change;
  }

  /** The kind of store that the options ask for. */
  static DemoStore of(DemoOptions options) {
    String store = options.store().orElse(MONGODB.word());
    if (store.equals(CASSANDRA.word()) || store.startsWith(CASSANDRA.word() + "://")) {
      return CASSANDRA;
    }
    if (store.equals(MONGODB.word()) || store.matches("mongodb(\\+srv)?://.*")) {
      return MONGODB;
    }
    throw new Problem(
        ProblemCode.USAGE,
        "Cannot run the demo on such a store: it knows MongoDB and Cassandra only",
        "nothing was written",
        "./lockstep demo --store cassandra, or --store mongodb://HOST:PORT/DATABASE");
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The address of a database of one's own; empty where the demo starts one. */
  Optional<String> address(DemoOptions options) {
    return options.store().filter(store -> !store.equals(word()));
  }

  /** The name of the resource that is the demo's own change. */
  String change() {
    return change;
  }

  /** The documents that the options ask for. */
  List<Document> documents(DemoOptions options) {
    if (options.data().isPresent()) {
      return DocumentFile.read(options.data().get(), options.documents().orElse(Integer.MAX_VALUE));
    }
    int count = options.documents().orElse(DemoOptions.GENERATED);
    return switch (this) {
      case MONGODB -> GeneratedRestaurants.documents(count, options.seed());
      case CASSANDRA -> FlatRestaurants.documents(count, options.seed());
    };
  }
}
