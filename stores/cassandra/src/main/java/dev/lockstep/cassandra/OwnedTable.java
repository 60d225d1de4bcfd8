package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import dev.lockstep.cassandra.Transactions.MissingTableException;
import dev.lockstep.cassandra.cell.ValueText;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.store.WriteOutcome.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * A collection that the engine owns, in a table of its own with one row of text for each document:
 * leases, conflicts, archives. The table is made when the first document is inserted. Every write
 * is a lightweight transaction on exactly what was read, so guards hold exactly; no service but the
 * engine writes there, and few rows are contended. Threads may share it.
 */
final class OwnedTable implements Collection {
  private static final int ATTEMPTS = 8;
  private static final int PAGE = 1_000;

  /** Up to so many documents, the size is counted; above, it is estimated. */
  private static final int COUNTED_MAX = 10_000;

  private final Cluster cluster;
  private final ServerClock clock;
  private final String name;
  private final String table;
  private final Transactions transactions;
  private final OwnedRows rows;
  private final AtomicReference<Optional<TableShape>> known =
      new AtomicReference<>(Optional.empty());

  /** The collection of this name, which need not exist yet. */
  OwnedTable(Cluster cluster, String name) {
    this.cluster = cluster;
    this.clock = new ServerClock(cluster);
    this.name = name;
    this.table = OwnedNames.table(name);
    this.transactions = new Transactions(cluster, table);
    this.rows = new OwnedRows(transactions);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    return Ring.ranges(wanted);
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("A scan asks for at least one document, not " + limit);
    }
    Optional<Value> last = after.map(key -> Document.of("id", Value.text(idOf(key))));
    return reading(
        List.of(),
        shape ->
            new TableScan(cluster, shape)
                .rows(range, last, limit).stream().map(OwnedTable::stored).toList());
  }

  private static String idOf(Value key) {
    return ValueText.write(key)
        .orElseThrow(() -> new IllegalArgumentException("Not a key of the collection"));
  }

  private static StoredDocument stored(StoredRow row) {
    return new OwnedDocument(text(row, "id"), text(row, "document")).read();
  }

  private static String text(StoredRow row, String column) {
    return row.document().get(column).orElse(Value.NULL) instanceof Value.Text(String text)
        ? text
        : "";
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    List<String> ids =
        keys.stream()
            .flatMap(key -> ValueText.write(key).stream())
            .filter(OwnedRows::isKey)
            .toList();
    return rows.read(ids).stream().map(OwnedDocument::read).toList();
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    return writes.stream().map(write -> write(write, deadline)).toList();
  }

  private WriteOutcome write(GuardedWrite write, Instant deadline) {
    return deciding(
        write.key(),
        write.guard(),
        () -> !clock.now().isBefore(deadline),
        (row, document) ->
            OwnedDocument.edited(document, write.edits())
                .map(after -> replace(row, document, after))
                .orElseGet(() ->
                    refused("an edit is of the key, or lies below a value that is no document")));
  }

  private WriteOutcome replace(OwnedDocument row, Document before, Document after) {
    if (after.equals(before)) {
      return new WriteOutcome.Applied();
    }
    return OwnedDocument.of(after)
        .map(wanted -> rows.replace(row, wanted.text()))
        .orElseGet(OwnedTable::tooDeep);
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    return deciding(key, guard, () -> false, (row, document) -> rows.delete(row));
  }

  /** What is done to a row whose guard was found to hold. */
  @FunctionalInterface
  private interface Step {
    WriteOutcome take(OwnedDocument row, Document document);
  }

  /**
   * Where the row has changed since it was read, it is read and decided anew. A late write is not
   * sent; one that was sent in time loses when anything came before it.
   */
  private WriteOutcome deciding(
      Value key, List<Assertion> guard, BooleanSupplier isLate, Step step) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<OwnedDocument> row =
          ValueText.write(key).filter(OwnedRows::isKey).flatMap(id -> one(id));
      if (row.isEmpty()) {
        return new WriteOutcome.Conflicting();
      }
      if (!(row.get().read() instanceof StoredDocument.Readable readable)) {
        return refused("the document cannot be read exactly");
      }
      if (!Assertion.allHold(guard, readable.document()) || isLate.getAsBoolean()) {
        return new WriteOutcome.Conflicting();
      }
      WriteOutcome outcome = taken(step, row.get(), readable.document());
      if (!(outcome instanceof WriteOutcome.Conflicting)) {
        return outcome;
      }
    }
    return new WriteOutcome.Conflicting();
  }

  private Optional<OwnedDocument> one(String id) {
    return rows.read(List.of(id)).stream().findFirst();
  }

  private static WriteOutcome taken(Step step, OwnedDocument row, Document document) {
    try {
      return step.take(row, document);
    } catch (MissingTableException e) {
      return new WriteOutcome.Conflicting();
    }
  }

  @Override
  public WriteOutcome insert(Document document) {
    Optional<OwnedDocument> row = OwnedDocument.of(document);
    if (row.isEmpty()) {
      return tooDeep();
    }
    if (!OwnedRows.isKey(row.get().id())) {
      return new WriteOutcome.Refused(Cause.TOO_LARGE, "the key takes more than 65535 bytes");
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return rows.insert(row.get());
      } catch (MissingTableException e) {
        create();
      }
    }
    throw new Problem(
        ProblemCode.STORE_FAILED,
        "Cannot keep a document of %s at %s: its table is dropped as often as it is made"
            .formatted(name, cluster.address().name()),
        "nothing was written",
        "find out who drops it, then repeat the command");
  }

  private void create() {
    new SchemaChange(cluster)
        .run(
            "make the table " + table,
            "CREATE TABLE IF NOT EXISTS %s (id text PRIMARY KEY, document text) WITH comment = %s"
                .formatted(transactions.name(), OwnedNames.comment(name)));
  }

  private static WriteOutcome refused(String why) {
    return new WriteOutcome.Refused(Cause.OTHER, why);
  }

  private static WriteOutcome tooDeep() {
    return refused("its values nest too deep");
  }

  @Override
  public long count(List<Assertion> conditions) {
    if (conditions.isEmpty()) {
      return reading(0L, shape -> new TableReader(cluster, shape).count());
    }
    long count = 0;
    Optional<Value> last = Optional.empty();
    List<StoredDocument> page;
    do {
      page = scan(Ring.ranges(1).getFirst(), last, PAGE);
      count += page.stream().filter(stored -> satisfies(stored, conditions)).count();
      last = page.isEmpty() ? last : Optional.of(page.getLast().key());
    } while (page.size() == PAGE);
    return count;
  }

  private static boolean satisfies(StoredDocument stored, List<Assertion> conditions) {
    return stored instanceof StoredDocument.Readable readable
        && Assertion.allHold(conditions, readable.document());
  }

  @Override
  public Size size() {
    return reading(
        new Size(0, 0),
        shape -> {
          Size estimate = new SizeReading(cluster, shape.name().asInternal()).now();
          long counted = atLeast();
          return counted <= COUNTED_MAX
              ? new Size(counted, estimate.bytes())
              : new Size(Math.max(counted, estimate.documents()), estimate.bytes());
        });
  }

  private long atLeast() {
    String cql = "SELECT id FROM %s LIMIT %d".formatted(transactions.name(), COUNTED_MAX + 1);
    long counted = 0;
    for (var row : cluster.session().execute(SimpleStatement.newInstance(cql))) {
      counted += row.isNull(0) ? 0 : 1;
    }
    return counted;
  }

  /** What is read of the table as a whole, or this where there is none. */
  private <T> T reading(T otherwise, Function<TableShape, T> look) {
    return transactions.whereThereIsATable(
        otherwise, () -> shape().map(look).orElse(Objects.requireNonNull(otherwise)));
  }

  /** Whenever the table is made, it has the same columns. */
  private Optional<TableShape> shape() {
    return known.updateAndGet(shape -> shape.isPresent() ? shape : metadata().map(TableShape::of));
  }

  private Optional<TableMetadata> metadata() {
    CqlIdentifier id = CqlIdentifier.fromInternal(table);
    return cluster
        .keyspace()
        .getTable(id)
        .or(() ->
            cluster
                .session()
                .refreshSchema()
                .getKeyspace(CqlIdentifier.fromInternal(cluster.address().keyspace()))
                .flatMap(keyspace -> keyspace.getTable(id)));
  }

  @Override
  public void drop() {
    if (transactions.isThere()) {
      new SchemaChange(cluster)
          .run("drop the table " + table, "DROP TABLE IF EXISTS " + transactions.name());
    }
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    throw declined(Capability.CHANGE_FEED, "follow the changes of " + name);
  }

  @Override
  public List<Index> indexes() {
    return List.of();
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    throw declined(Capability.INDEXES, "build the index " + index.name());
  }

  @Override
  public void dropIndex(String index) {
    throw declined(Capability.INDEXES, "drop the index " + index);
  }

  private Problem declined(Capability capability, String what) {
    return new Problem(
            ProblemCode.STORE_INCAPABLE,
            "Cannot %s: the store %s does not offer it".formatted(what, cluster.address().name()),
            "nothing was written",
            "lockstep preflight")
        .with("capability", capability);
  }

  @Override
  public Optional<Document> validator() {
    return Optional.empty();
  }
}
