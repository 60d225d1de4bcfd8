package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Told;
import dev.lockstep.model.survey.Writer;
import dev.lockstep.model.survey.Writers;
import dev.lockstep.store.Reading;
import dev.lockstep.store.Survey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What a cluster tells of the tables of a keyspace. Tables that cannot be carried are looked at
 * like any other: nothing is written to them.
 */
final class CassandraSurvey implements Survey {
  private static final String CLIENTS = "SELECT client_options FROM system_views.clients";
  private static final String APPLICATION = "APPLICATION_NAME";
  private static final String OURS = "lockstep";

  private final Cluster cluster;
  private final ServerErrors errors;

  CassandraSurvey(Cluster cluster) {
    this.cluster = cluster;
    this.errors = cluster.errors();
  }

  @Override
  public CollectionSurvey collection(String name) {
    TableMetadata table = table(name);
    return new CollectionSurvey(
        name,
        Optional.of(Engine.CASSANDRA),
        TableEntries.columns(table),
        TableEntries.keys(table),
        new Told.Known<>(
            new CollectionSurvey.Indexes(
                TableEntries.indexes(table),
                new Told.Declined<>("counts of the uses of an index"))),
        new Told.Known<>(TableEntries.storage(table)),
        asked(
            "SELECT on system_schema and system.peers",
            () -> new FactsReading(cluster, table).now()),
        documents(table));
  }

  private TableMetadata table(String name) {
    return cluster
        .keyspace()
        .getTable(
            CqlIdentifier.fromInternal(OwnedNames.isOwned(name) ? OwnedNames.table(name) : name))
        .orElseThrow(() ->
            new Problem(
                ProblemCode.COLLECTION_MISSING,
                "Cannot look at the table %s at %s: there is none of this very name"
                    .formatted(name, cluster.address().name()),
                "nothing was written",
                "correct the name, upper and lower case included"));
  }

  private Told<Long> documents(TableMetadata table) {
    return asked(
        "SELECT on system.size_estimates",
        () -> new SizeReading(cluster, table.getName().asInternal()).now().documents());
  }

  @Override
  public Writers writers() {
    Told<List<Writer>> clients = asked("SELECT on system_views.clients", this::clients);
    return new Writers(
        clients.known().orElse(List.of()),
        clients.silence().isPresent() ? List.of(clients) : List.of());
  }

  private List<Writer> clients() {
    Map<String, Long> seen = new HashMap<>();
    Nodes nodes = new Nodes(cluster);
    for (Node node : nodes.reachable()) {
      SimpleStatement ask = SimpleStatement.newInstance(CLIENTS).setNode(node);
      for (Row row : cluster.session().execute(ask)) {
        Map<String, String> options = row.getMap(0, String.class, String.class);
        Optional.ofNullable(options)
            .map(known -> known.get(APPLICATION))
            .filter(application -> !application.isBlank() && !application.equals(OURS))
            .ifPresent(application -> seen.merge(application, 1L, Long::sum));
      }
    }
    return seen.entrySet().stream()
        .map(each ->
            new Writer(each.getKey(), Optional.empty(), Writer.Activity.CONNECTED, each.getValue()))
        .sorted(Comparator.comparing(Writer::application))
        .toList();
  }

  /** The answer; what the role may not read, or an older release does not have, is one, too. */
  private static <T> Told<T> asked(String what, Supplier<T> question) {
    try {
      return new Told.Known<>(question.get());
    } catch (Problem problem) {
      if (problem.code() == ProblemCode.STORE_UNAUTHORISED) {
        return new Told.Forbidden<>("the permission to " + what);
      }
      throw problem;
    } catch (UnauthorizedException e) {
      return new Told.Forbidden<>("the permission to " + what);
    } catch (InvalidQueryException e) {
      return new Told.Declined<>(what);
    }
  }

  @Override
  public Reading read(String collection, OptionalLong sample) {
    TableMetadata table = table(collection);
    return errors.translating(
        "read the table " + collection,
        () ->
            sample.isPresent()
                ? RowReading.some(cluster, table, sample.getAsLong())
                : RowReading.all(cluster, table));
  }
}
