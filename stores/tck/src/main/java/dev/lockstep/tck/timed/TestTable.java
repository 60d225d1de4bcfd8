package dev.lockstep.tck.timed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.CellTimes;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.Grounds;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.model.write.Times;
import dev.lockstep.model.write.Written;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Expansion;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.NewField;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.StoredDocument.Readable;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.Scanning;
import dev.lockstep.tck.TimedClient;
import dev.lockstep.tck.TimedClient.Stamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** A table of one test, seen from both doors, with the steps that many tests take. */
public final class TestTable implements AutoCloseable {
  static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  static final WriteOutcome CONFLICTING = new WriteOutcome.Conflicting();
  static final WriteOutcome SHADOWED = new WriteOutcome.Shadowed();
  static final String TAG = "_lockstep";

  private static final Duration TIME_TO_WRITE = Duration.ofMinutes(5);

  private final TimedStoreUnderTest subject;
  private final String name;
  private final TimedClient client;
  private final Collection collection;
  private final long start;

  TestTable(TimedStoreUnderTest subject, String name) {
    this.subject = subject;
    this.name = name;
    this.client = subject.create(name);
    this.collection = subject.store().collection(name);
    Instant minuteAgo = subject.store().now().minus(Duration.ofMinutes(1));
    this.start = ChronoUnit.MICROS.between(Instant.EPOCH, minuteAgo);
  }

  Store store() {
    return subject.store();
  }

  String name() {
    return name;
  }

  Collection door() {
    return collection;
  }

  TimedClient client() {
    return client;
  }

  /** A time a minute ago and so many microseconds, always the same within a test. */
  long at(long micros) {
    return start + micros;
  }

  /** The key of the one row that most tests need. */
  Value key() {
    return key(1);
  }

  Value key(int number) {
    return subject.key(number);
  }

  void await(String what, BooleanSupplier isSo) {
    subject.await(what, isSo);
  }

  /** A deadline that no write of a test passes. */
  Instant soon() {
    return store().now().plus(TIME_TO_WRITE);
  }

  /** A service sets a field of the row, for good. */
  void set(String field, String value, long micros) {
    client.set(key(), Map.of(field, text(value)), Stamp.at(at(micros)));
  }

  /** A service sets a field of the row, to live for so many seconds. */
  void setFor(int seconds, String field, String value, long micros) {
    client.set(key(), Map.of(field, text(value)), new Stamp(at(micros), seconds));
  }

  void unset(String field, long micros) {
    client.unset(key(), Set.of(field), at(micros));
  }

  /** What a service sees in a field of the row. */
  Optional<Value> found(String field) {
    return client.find(key()).flatMap(row -> row.get(field));
  }

  /** The row as the engine reads it; none where it is no document. */
  Optional<Readable> looked() {
    return collection.read(List.of(key())).stream().map(Readable.class::cast).findFirst();
  }

  Readable read() {
    return looked().orElseThrow();
  }

  /** The fields of the row as the engine reads it, but for its key. */
  Set<String> fields() {
    Set<String> fields = new LinkedHashSet<>(read().document().names());
    fields.remove("_id");
    fields.removeAll(subject.keyFields());
    return fields;
  }

  /** When a field of the row was written, counted as {@link #at} does. */
  long time(String field) {
    return written(read(), field).micros() - start;
  }

  static Written written(Readable read, String field) {
    assertThat(read.times().cells()).containsKey(field);
    return read.times().cells().get(field) instanceof CellTimes.Whole(Written written)
        ? written
        : new Written(Long.MIN_VALUE, OptionalInt.empty());
  }

  /** The write of {@code city} that follows from {@code town}, decided on what was read. */
  static GuardedWrite copied(Readable read, String city) {
    return followed(read, set("city", city));
  }

  /** A write of fields that follow from {@code town}, decided on what was read. */
  static GuardedWrite followed(Readable read, Edit... edits) {
    return untold(read.key(), read.document(), edits).on(read.document(), read.times());
  }

  /** The same, of which nobody tells when what it was decided on had been written. */
  static GuardedWrite untold(Value key, Document decidedOn, Edit... edits) {
    List<Path> renewed =
        List.of(edits).stream().map(Edit::path).filter(path -> !path.root().equals(TAG)).toList();
    Path town = Path.of("town");
    Assertion guard =
        decidedOn
            .get("town")
            .<Assertion>map(value -> new Assertion.Equal(town, value))
            .orElse(new Assertion.Absent(town));
    List<Grounds.Pair> pairs = List.of(new Grounds.Pair(List.of(town), renewed));
    Grounds grounds = new Grounds(decidedOn, pairs, Times.UNTOLD);
    return new GuardedWrite(key, List.of(guard), List.of(edits), grounds);
  }

  static Edit set(String field, String value) {
    return new Edit.Set(Path.of(field), text(value));
  }

  static Edit unset(String field) {
    return new Edit.Unset(Path.of(field));
  }

  static Edit tagging() {
    Document components = Document.of("a", Document.of("old", text("digest")));
    return new Edit.Set(
        Path.of(TAG), Document.of("change", text("test"), "components", components));
  }

  static Value text(String text) {
    return Value.text(text);
  }

  WriteOutcome write(GuardedWrite write) {
    List<WriteOutcome> outcomes = collection.write(List.of(write), soon());
    assertThat(outcomes).as("one outcome for one write").hasSize(1);
    return outcomes.getFirst();
  }

  /** Makes room for text fields, and for the tag. */
  void makeRoom(String... fields) {
    assertThat(expand(fields)).isEqualTo(new Expansion.Ready());
  }

  Expansion expand(String... fields) {
    return collection.expand(
        List.of(fields).stream()
            .map(field -> new NewField(field, Optional.empty(), List.of(sample(field))))
            .toList());
  }

  private static Value sample(String field) {
    return field.equals(TAG) ? Document.empty() : text("sample");
  }

  /** Everything that scanning range by range in pages of this size answers. */
  List<StoredDocument> scanned(int wanted, int page) {
    return Scanning.all(collection, wanted, page);
  }

  List<StoredDocument> scanned(KeyRange range, Optional<Value> after, int page) {
    return Scanning.rest(collection, range, after, page);
  }

  @Override
  public void close() {
    subject.drop(name);
  }
}
