package dev.lockstep.registry.rule.column;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.survey.EngineFacts.Cluster;
import dev.lockstep.registry.compare.Place;
import dev.lockstep.registry.compare.Place.Carry;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds: a step that alters the table while nodes run different releases, are down, or disagree on
 * the schema.
 */
public final class SchemaAgreementRisk implements Rule {
  private static final About ABOUT =
      new About(
          "SCHEMA_AGREEMENT_RISK",
          Category.QUERIES,
          "a step that alters the table while nodes run different releases, are "
              + "down, or disagree on the schema",
          "Nodes that hold another schema than the others lose writes or answer "
              + "with errors, until they agree.",
          "Alter the table when all nodes are up, run one release and hold one "
              + "schema (--stats, engine.cluster).");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    if (!subject.isOn(Engine.CASSANDRA) || !isAltered(subject)) {
      return List.of();
    }
    Optional<Cluster> cluster = subject.statistics().engine().cluster();
    if (cluster.isEmpty()) {
      return List.of(
          Table.bothWays(
              Draft.whole("whether all nodes agree on the schema is not known"), Level.UNKNOWN));
    }
    boolean isCalm =
        cluster.get().down() == 0
            && cluster.get().schemas() <= 1
            && cluster.get().versions().size() <= 1;
    return isCalm
        ? List.of()
        : List.of(
            Table.bothWays(Draft.whole("nodes may not agree on the schema"), Level.WARNING)
                .values(words(cluster.get()), "one release, one schema, all nodes up"));
  }

  private static String words(Cluster cluster) {
    return "releases %s, %d schemas, %d nodes down"
        .formatted(
            String.join(" and ", new TreeSet<>(cluster.versions())),
            cluster.schemas(),
            cluster.down());
  }

  private static boolean isAltered(Subject subject) {
    CollectionPromise before = subject.pair().before();
    CollectionPromise after = subject.pair().after();
    return subject.pair().places().stream().anyMatch(SchemaAgreementRisk::isAltered)
        || !before.keys().equals(after.keys())
        || !before.indexes().equals(after.indexes())
        || !before.storedName().equals(after.storedName())
        || !before.storage().ttl().equals(after.storage().ttl());
  }

  private static boolean isAltered(Place place) {
    return switch (place) {
      case Place.Added added -> true;
      case Place.Removed removed -> true;
      case Place.Kept kept ->
          kept.carry() != Carry.SAME
              || !kept.before().node().type().equals(kept.after().node().type())
              || Table.kind(kept.before()) != Table.kind(kept.after());
    };
  }
}
