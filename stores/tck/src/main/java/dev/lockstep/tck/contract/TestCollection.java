package dev.lockstep.tck.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.Edit;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.Capability;
import dev.lockstep.store.Collection;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.Scanning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A collection of one test, seen from both doors, with the steps that many tests take. */
public final class TestCollection implements AutoCloseable {
  static final WriteOutcome APPLIED = new WriteOutcome.Applied();
  static final WriteOutcome CONFLICTING = new WriteOutcome.Conflicting();

  /** The key of the one document that most tests need. */
  static final Value KEY = Value.int32(1);

  private static final Duration TIME_TO_WRITE = Duration.ofMinutes(5);

  private final StoreUnderTest subject;
  private final Collection collection;
  private final ApplicationClient application;

  TestCollection(StoreUnderTest subject, String name) {
    this.subject = subject;
    this.collection = subject.store().collection(name);
    this.application = subject.application(name);
  }

  StoreUnderTest subject() {
    return subject;
  }

  Store store() {
    return subject.store();
  }

  String name() {
    return collection.name();
  }

  Collection door() {
    return collection;
  }

  ApplicationClient application() {
    return application;
  }

  Declined declined() {
    return subject.declined();
  }

  boolean offers(Capability capability) {
    return store().capabilities().contains(capability);
  }

  /** A deadline that no write of a test passes. */
  Instant soon() {
    return store().now().plus(TIME_TO_WRITE);
  }

  void insert(Document document) {
    assertThat(application.insert(document)).as("insert of %s", document).isEqualTo(APPLIED);
  }

  /** The document of {@link #KEY} as the application sees it. */
  Document found() {
    return application.find(KEY).orElseThrow();
  }

  WriteOutcome write(GuardedWrite write) {
    List<WriteOutcome> outcomes = collection.write(List.of(write), soon());
    assertThat(outcomes).as("one outcome for one write").hasSize(1);
    return outcomes.getFirst();
  }

  /** Sets field {@code done} of the document of {@link #KEY} under this guard. */
  WriteOutcome writeUnder(Assertion... guard) {
    return write(settingDone(KEY, guard));
  }

  static GuardedWrite settingDone(Value key, Assertion... guard) {
    return new GuardedWrite(key, List.of(guard), List.of(set("done", Value.bool(true))));
  }

  static Edit set(String path, Value value) {
    return new Edit.Set(Path.parse(path), value);
  }

  static Edit unset(String path) {
    return new Edit.Unset(Path.parse(path));
  }

  static Assertion equal(String path, Value value) {
    return new Assertion.Equal(Path.parse(path), value);
  }

  static Assertion absent(String path) {
    return new Assertion.Absent(Path.parse(path));
  }

  static Assertion present(String path) {
    return new Assertion.Present(Path.parse(path));
  }

  static Document keyed(Value key, String name, Value value) {
    return Document.of("_id", key, name, value);
  }

  /** Everything that scanning range by range in pages of this size answers. */
  List<StoredDocument> scanned(int wanted, int page) {
    return Scanning.all(collection, wanted, page);
  }

  List<StoredDocument> scanned(KeyRange range, Optional<Value> after, int page) {
    return Scanning.rest(collection, range, after, page);
  }

  /** The documents of these that were read exactly. */
  static List<Document> documents(List<StoredDocument> stored) {
    return stored.stream()
        .filter(StoredDocument.Readable.class::isInstance)
        .map(readable -> ((StoredDocument.Readable) readable).document())
        .toList();
  }

  @Override
  public void close() {
    collection.drop();
  }
}
