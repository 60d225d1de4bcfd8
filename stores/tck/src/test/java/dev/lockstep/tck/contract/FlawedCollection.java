package dev.lockstep.tck.contract;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.write.Assertion;
import dev.lockstep.model.write.GuardedWrite;
import dev.lockstep.store.ChangeFeed;
import dev.lockstep.store.Collection;
import dev.lockstep.store.FeedPosition;
import dev.lockstep.store.Index;
import dev.lockstep.store.IndexOutcome;
import dev.lockstep.store.KeyRange;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.WriteOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A collection that is as good as the one behind it, but for what a subclass spoils. */
class FlawedCollection implements Collection {
  final Collection sound;

  FlawedCollection(Collection sound) {
    this.sound = sound;
  }

  @Override
  public String name() {
    return sound.name();
  }

  @Override
  public List<KeyRange> ranges(int wanted) {
    return sound.ranges(wanted);
  }

  @Override
  public List<StoredDocument> scan(KeyRange range, Optional<Value> after, int limit) {
    return sound.scan(range, after, limit);
  }

  @Override
  public List<StoredDocument> read(List<Value> keys) {
    return sound.read(keys);
  }

  @Override
  public List<WriteOutcome> write(List<GuardedWrite> writes, Instant deadline) {
    return sound.write(writes, deadline);
  }

  @Override
  public WriteOutcome insert(Document document) {
    return sound.insert(document);
  }

  @Override
  public WriteOutcome delete(Value key, List<Assertion> guard) {
    return sound.delete(key, guard);
  }

  @Override
  public long count(List<Assertion> conditions) {
    return sound.count(conditions);
  }

  @Override
  public Size size() {
    return sound.size();
  }

  @Override
  public ChangeFeed openFeed(Optional<FeedPosition> from, Optional<Path> passedOver) {
    return sound.openFeed(from, passedOver);
  }

  @Override
  public List<Index> indexes() {
    return sound.indexes();
  }

  @Override
  public IndexOutcome createIndex(Index index) {
    return sound.createIndex(index);
  }

  @Override
  public void dropIndex(String name) {
    sound.dropIndex(name);
  }

  @Override
  public Optional<Document> validator() {
    return sound.validator();
  }

  @Override
  public void drop() {
    sound.drop();
  }
}
