package dev.lockstep.demo.history;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Every acknowledged write of every document. Threads may share it. */
public final class History {
  private final Map<Value, KeyHistory> byKey = new ConcurrentHashMap<>();
  private final List<KeyHistory> inOrder = new ArrayList<>();
  private final AtomicLong liveWrites = new AtomicLong();

  /** Records a document that was there before anyone wrote. */
  public void load(Document document) {
    KeyHistory history = of(key(document));
    boolean loaded = history.write(none -> Optional.of(Version.of(Writer.LOADER, document)));
    if (!loaded) {
      throw new IllegalStateException("A document is loaded once, before anyone writes it");
    }
  }

  /** The key of a document. */
  public static Value key(Document document) {
    return document
        .get("_id")
        .orElseThrow(() -> new IllegalArgumentException("Every stored document has an _id"));
  }

  /**
   * Lets one live writer write the document of this key while all others wait.
   *
   * @param attempt from the state before to the version that was acknowledged, if any
   */
  public void write(Value key, Function<Optional<Document>, Optional<Version>> attempt) {
    if (of(key).write(attempt)) {
      long ignored = liveWrites.incrementAndGet();
    }
  }

  /** The history of a key; an empty one where nobody wrote it. */
  public KeyHistory of(Value key) {
    return byKey.computeIfAbsent(key, this::opened);
  }

  private KeyHistory opened(Value key) {
    KeyHistory history = new KeyHistory(key);
    synchronized (inOrder) {
      inOrder.add(history);
    }
    return history;
  }

  /** Whether anyone ever wrote this key. */
  public boolean knows(Value key) {
    return byKey.containsKey(key);
  }

  /** A random key among those ever written. */
  public KeyHistory any(SplittableRandom random) {
    synchronized (inOrder) {
      return inOrder.get(random.nextInt(inOrder.size()));
    }
  }

  /** All keys ever written, oldest first. */
  public List<KeyHistory> keys() {
    synchronized (inOrder) {
      return List.copyOf(inOrder);
    }
  }

  /** How many writes were acknowledged after the load. */
  public long liveWrites() {
    return liveWrites.get();
  }
}
