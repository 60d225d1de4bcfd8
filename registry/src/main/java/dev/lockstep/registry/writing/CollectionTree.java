package dev.lockstep.registry.writing;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Footprint;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.query.Rate;
import dev.lockstep.registry.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** One collection, as an object of ODCS. */
final class CollectionTree {
  private final Meanings meanings;

  CollectionTree(Meanings meanings) {
    this.meanings = meanings;
  }

  Json of(CollectionPromise collection) {
    Meaning meaning = meanings.of(collection);
    Entries entries =
        new Entries()
            .text("id", collection.id())
            .text("name", collection.name())
            .text("physicalName", collection.physicalName())
            .text("businessName", meaning.name())
            .text("description", meaning.description())
            .text("logicalType", "object");
    Entries nosql =
        new Entries()
            .text("engine", collection.engine().map(Engine::word))
            .part("keys", keys(collection.keys()))
            .list("indexes", collection.indexes(), CollectionTree::index)
            .list("queries", collection.queries(), CollectionTree::query);
    storage(nosql, collection.storage());
    GovernanceTree.into(nosql, collection.governance());
    new ShapeTree(meanings).fields(entries, nosql, collection.shape());
    return ShapeTree.withNosql(entries, nosql);
  }

  private static Entries keys(Keys keys) {
    Entries templates = new Entries();
    for (Map.Entry<String, KeyTemplate> each : keys.templates().entrySet()) {
      templates.text(each.getKey(), each.getValue().toString());
    }
    return new Entries()
        .list("primary", keys.primary(), CollectionTree::path)
        .list("partition", keys.partition(), CollectionTree::path)
        .part("clustering", parts(keys.clustering()))
        .part("shard", parts(keys.shard()))
        .part("templates", templates)
        .put(
            "entity",
            keys.entity()
                .map(entity ->
                    new Entries()
                        .text("path", entity.path().toString())
                        .text("value", entity.value())
                        .members()));
  }

  private static Entries parts(List<KeyPart> parts) {
    Entries entries = new Entries();
    parts.forEach(part -> entries.text(part.path().toString(), part.order().word()));
    return entries;
  }

  private static Json path(Path path) {
    return new Json.Text(path.toString());
  }

  static Json index(Index index) {
    Index.Options options = index.options();
    return new Entries()
        .text("id", index.id())
        .text("name", index.name())
        .part("keys", parts(index.keys()))
        .text("kind", index.kind())
        .is("unique", options.unique())
        .is("sparse", options.sparse())
        .put("partial", options.partial().map(ValueTree::of))
        .text("expireAfter", options.expireAfter().map(Duration::toString))
        .put("collation", options.collation().map(ValueTree::of))
        .put("projection", options.projection().map(CollectionTree::projection))
        .members();
  }

  private static Json projection(Index.Projection projection) {
    return switch (projection) {
      case Index.Projection.All all -> new Json.Text("all");
      case Index.Projection.KeysOnly keys -> new Json.Text("keys");
      case Index.Projection.Include some ->
          new Json.Items(some.paths().stream().map(CollectionTree::path).toList());
    };
  }

  static Json query(QueryTemplate query) {
    Entries parameters = new Entries();
    query.parameters().forEach((name, type) -> parameters.text(name, type));
    return new Entries()
        .text("name", query.name())
        .text("owner", query.owner())
        .text("language", query.language().word())
        .put("template", ValueTree.of(query.template()))
        .part("parameters", parameters)
        .text("rate", query.rate().map(CollectionTree::rate))
        .members();
  }

  private static String rate(Rate rate) {
    String unit =
        switch ((int) rate.per().toSeconds()) {
          case 1 -> "s";
          case 60 -> "min";
          case 3600 -> "h";
          default -> "d";
        };
    return rate.times().toPlainString() + "/" + unit;
  }

  private static void storage(Entries nosql, Storage storage) {
    nosql
        .put(
            "validator",
            storage
                .validator()
                .map(validator ->
                    new Entries()
                        .text("level", validator.level().word())
                        .text("action", validator.action().word())
                        .members()))
        .put("ttl", storage.ttl().map(CollectionTree::ttl))
        .put("schemaVersion", storage.schemaVersion().map(CollectionTree::schemaVersion))
        .text("valueKind", storage.valueKind())
        .list("reserved", storage.reserved(), CollectionTree::path)
        .part("footprint", footprint(storage.footprint()));
  }

  private static Json ttl(Ttl ttl) {
    return new Entries()
        .text("path", ttl.path().map(Path::toString))
        .text("after", ttl.after().map(Duration::toString))
        .members();
  }

  private static Json schemaVersion(Storage.SchemaVersion version) {
    return new Entries()
        .text("path", version.path().toString())
        .put("value", version.value().map(ValueTree::of))
        .members();
  }

  private static Entries footprint(Footprint footprint) {
    return new Entries()
        .count("documents", footprint.documents())
        .count("documentBytes", footprint.documentBytes())
        .count("documentBytesMax", footprint.documentBytesMax())
        .text("reads", footprint.reads().map(CollectionTree::rate))
        .text("writes", footprint.writes().map(CollectionTree::rate))
        .count(
            "latencyMaxMillis",
            footprint
                .latencyMax()
                .map(latency -> OptionalLong.of(latency.toMillis()))
                .orElse(OptionalLong.empty()));
  }
}
