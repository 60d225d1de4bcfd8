package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import dev.lockstep.cassandra.cell.Specimens;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.TimedWrite;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.NewField;
import dev.lockstep.store.Obstacle;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A table of the users: each row is a document of its cells, its key under {@code _id}. A row
 * without any cell but those of its key holds nothing that could be carried, and is none.
 */
final class CassandraTable implements Collection {
  private static final int PAGE = 1_000;

  private final CassandraStore store;
  private final String name;

  CassandraTable(CassandraStore store, String name) {
    this.store = store;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  private OpenTable open() {
    return store.open(name);
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    return Ring.ranges(wanted);
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    OpenTable table = open();
    List<StoredDocument> found = new ArrayList<>();
    Optional<Value> last = after;
    boolean ended = false;
    while (found.size() < limit && !ended) {
      int wanted = limit - found.size();
      Instant now = store.clock().estimated();
      List<StoredRow> rows = table.scan().rows(range, last, wanted);
      rows.stream()
          .flatMap(row -> RowDocument.of(table.shape(), row, now).stream())
          .forEach(found::add);
      ended = rows.size() < wanted;
      last = ended ? last : Optional.of(rows.getLast().key());
    }
    return List.copyOf(found);
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    OpenTable table = open();
    Instant now = store.clock().estimated();
    return table.reader().read(keys).stream()
        .flatMap(row -> RowDocument.of(table.shape(), row, now).stream())
        .toList();
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    OpenTable table = open();
    Instant now = store.clock().estimated();
    if (!now.isBefore(deadline)) {
      return writes.stream().<WriteOutcome>map(write -> new WriteOutcome.Conflicting()).toList();
    }
    Map<Value, StoredDocument.Readable> read = readForThoseWithoutTimes(writes);
    List<Optional<GuardedWrite>> grounded =
        writes.stream().map(write -> grounded(write, read)).toList();
    List<TableWriter.Result> results =
        table.writer().write(grounded.stream().flatMap(Optional::stream).toList(), now);
    List<WriteOutcome> settled = withoutDoubt(results);
    List<WriteOutcome> outcomes = new ArrayList<>();
    int next = 0;
    for (Optional<GuardedWrite> write : grounded) {
      outcomes.add(write.isEmpty() ? new WriteOutcome.Conflicting() : settled.get(next++));
    }
    return List.copyOf(outcomes);
  }

  private Map<Value, StoredDocument.Readable> readForThoseWithoutTimes(List<GuardedWrite> writes) {
    List<Value> keys =
        writes.stream()
            .filter(write -> !write.grounds().times().areTold())
            .map(GuardedWrite::key)
            .toList();
    return keys.isEmpty() ? Map.of() : readable(keys);
  }

  private Map<Value, StoredDocument.Readable> readable(List<Value> keys) {
    Map<Value, StoredDocument.Readable> readable = new HashMap<>();
    for (StoredDocument stored : read(keys)) {
      if (stored instanceof StoredDocument.Readable document) {
        readable.put(stored.key(), document);
      }
    }
    return readable;
  }

  /** The write with what it is decided on; empty where its guard does not hold of that. */
  private static Optional<GuardedWrite> grounded(
      GuardedWrite write, Map<Value, StoredDocument.Readable> read) {
    if (write.grounds().times().areTold()) {
      return Optional.of(write);
    }
    return Optional.ofNullable(read.get(write.key()))
        .filter(stored ->
            write.guard().stream().allMatch(assertion -> assertion.holds(stored.document())))
        .map(stored ->
            new GuardedWrite(
                write.key(),
                write.guard(),
                write.edits(),
                new Grounds(stored.document(), write.grounds().pairs(), stored.times())));
  }

  /** A delete that left no trace can be newer than a write that seemed to succeed. */
  private List<WriteOutcome> withoutDoubt(List<TableWriter.Result> results) {
    List<Value> keys =
        results.stream()
            .flatMap(result -> result.doubtful().stream())
            .map(TimedWrite::key)
            .toList();
    if (keys.isEmpty()) {
      return results.stream().map(TableWriter.Result::outcome).toList();
    }
    Map<Value, StoredDocument.Readable> now = readable(keys);
    return results.stream()
        .map(result ->
            result.doubtful().filter(write -> !hadEffect(write, now)).isPresent()
                ? new WriteOutcome.Shadowed()
                : result.outcome())
        .toList();
  }

  private static boolean hadEffect(TimedWrite write, Map<Value, StoredDocument.Readable> read) {
    StoredDocument.Readable found = read.get(write.key());
    return found != null
        && write.cells().stream()
            .allMatch(cell -> found.document().get(cell.field()).equals(cell.after()));
  }

  @Override
  public WriteOutcome insert(Document document) {
    throw notOurs("insert into");
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    throw notOurs("delete from");
  }

  private Problem notOurs(String what) {
    return new Problem(
        ProblemCode.STORE_INCAPABLE,
        "Cannot %s %s at %s: it is a table of the users, whose rows come and go by them alone"
            .formatted(what, name, store.name()),
        "nothing was written",
        "run `lockstep preflight` to see what this store can do");
  }

  @Override
  public long count(List<Assertion> conditions) {
    return counted(conditions).stream().mapToLong(range -> count(range, conditions)).sum();
  }

  /** The parts of the table to look at: servers know by themselves where no row has a tag. */
  private List<KeyRange> counted(List<Assertion> conditions) {
    OpenTable table = open();
    Optional<CqlIdentifier> tag = table.shape().column(Tags.FIELD).map(ColumnMetadata::getName);
    boolean isOfTag =
        conditions.size() == 1 && conditions.getFirst().path().equals(Path.of(Tags.FIELD));
    if (tag.isEmpty() || !isOfTag || table.shape().hasStatics()) {
      return ranges(1);
    }
    return table.reader().parts(tag.get(), !(conditions.getFirst() instanceof Assertion.Absent));
  }

  private long count(KeyRange range, List<Assertion> conditions) {
    long count = 0;
    Optional<Value> after = Optional.empty();
    boolean ended = false;
    while (!ended) {
      List<StoredDocument> page = scan(range, after, PAGE);
      count += page.stream().filter(stored -> satisfies(stored, conditions)).count();
      ended = page.size() < PAGE;
      after = ended ? after : Optional.of(page.getLast().key());
    }
    return count;
  }

  private static boolean satisfies(StoredDocument stored, List<Assertion> conditions) {
    return switch (stored) {
      case StoredDocument.Readable readable ->
          conditions.stream().allMatch(condition -> condition.holds(readable.document()));
      case StoredDocument.Unreadable unreadable -> conditions.isEmpty();
    };
  }

  @Override
  public Expansion expand(List<NewField> fields) {
    boolean hasStatics = open().shape().hasStatics();
    Expansion expansion =
        new Columns(store.cluster(), name).expand(hasStatics ? withStaticTag(fields) : fields);
    store.forget(name);
    return expansion;
  }

  private static List<NewField> withStaticTag(List<NewField> fields) {
    return Stream.concat(
            fields.stream(),
            fields.stream()
                .filter(field -> field.name().equals(Tags.FIELD))
                .map(tag -> new NewField(Tags.STATIC_FIELD, Optional.empty(), tag.values())))
        .toList();
  }

  @Override
  public void contract(List<String> fields) {
    new Columns(store.cluster(), name).contract(Tags.withStatic(fields));
    store.forget(name);
  }

  @Override
  public void keep(List<String> fields) {
    new Columns(store.cluster(), name).keep(fields);
    store.forget(name);
  }

  @Override
  public Document specimen(Set<String> names) {
    return open().shape().specimen(new Specimens(names));
  }

  @Override
  public List<Obstacle> obstacles() {
    return new Obstacles(store.cluster(), name).all();
  }

  @Override
  public Map<String, String> fixedFields() {
    return open().shape().fixedFields();
  }

  @Override
  public Size size() {
    return new SizeReading(store.cluster(), open().shape().name().asInternal()).now();
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    throw store.declining("follow the changes of " + name, "CHANGE_FEED");
  }

  @Override
  public List<Index> indexes() {
    return List.of();
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    throw store.declining("build the index " + index.name(), "INDEXES");
  }

  @Override
  public void dropIndex(String index) {
    throw store.declining("drop the index " + index, "INDEXES");
  }

  @Override
  public Optional<Document> validator() {
    return Optional.empty();
  }

  @Override
  public void drop() {
    throw notOurs("drop");
  }
}
