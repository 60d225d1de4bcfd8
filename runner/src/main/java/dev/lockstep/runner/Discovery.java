package dev.lockstep.runner;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.survey.CollectionSurvey;
import dev.lockstep.model.survey.Drawn;
import dev.lockstep.model.survey.Writers;
import dev.lockstep.runner.report.Headway;
import dev.lockstep.store.Reading;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import dev.lockstep.store.Survey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks around in a store: what its catalogue says, what its documents hold, who uses it. Nothing
 * is written, and nothing is remembered.
 */
public final class Discovery implements AutoCloseable {
  private final Store store;
  private final Survey survey;

  private Discovery(Store store) {
    this.store = store;
    this.survey = store.survey();
  }

  /** Opens the store at this address. */
  @SuppressWarnings("MustBeClosed")
  public static Discovery open(StoreAddress address) {
    Store store = Stores.open(address);
    try {
      return new Discovery(store);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Who is given the documents. */
  public interface Taker {
    /** A document that takes so many bytes. */
    void take(Document document, int bytes);

    /** A document that cannot be read. */
    void unreadable();

    /** Whether more are wanted. */
    boolean wantsMore();
  }

  /** The store without credentials. */
  public String name() {
    return store.name();
  }

  /** The collections of services, in the order of their names. */
  public List<String> collections() {
    return new TreeSet<>(store.collections()).stream().filter(name -> !Choice.isOwn(name)).toList();
  }

  /** What the catalogue says of a collection. */
  public CollectionSurvey survey(String collection) {
    return survey.collection(collection);
  }

  /** The applications that the store has seen, and what it did not tell. */
  public Writers writers() {
    return survey.writers();
  }

  /**
   * Reads documents.
   *
   * @param sample about how many; all where empty
   * @return which were read; of all, those before the taker had enough
   */
  public Drawn read(
      String collection, OptionalLong sample, Taker taker, Headway.Listener listener) {
    long expected =
        sample.isPresent()
            ? sample.getAsLong()
            : survey.collection(collection).documents().known().orElse(0L);
    try (Reading reading = survey.read(collection, sample);
        Ahead ahead = new Ahead(reading)) {
      long done = 0;
      List<StoredDocument> batch = ahead.next();
      while (!batch.isEmpty()) {
        batch.forEach(document -> give(document, taker));
        done += batch.size();
        listener.headway(new Headway("read", done, Math.max(done, expected), Optional.empty()));
        if (!taker.wantsMore()) {
          return reading.drawn() == Drawn.ALL ? Drawn.FIRST : reading.drawn();
        }
        batch = ahead.next();
      }
      return reading.drawn();
    }
  }

  private static void give(StoredDocument document, Taker taker) {
    switch (document) {
      case StoredDocument.Readable readable -> taker.take(readable.document(), readable.bytes());
      case StoredDocument.Unreadable unreadable -> taker.unreadable();
    }
  }

  @Override
  public void close() {
    store.close();
  }

  /** Reads the next batch while the last one is taken. For one thread. */
  private static final class Ahead implements AutoCloseable {
    private final Reading reading;
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("reading").factory());
    private Future<List<StoredDocument>> next;

    Ahead(Reading reading) {
      this.reading = reading;
      this.next = thread.submit(reading::next);
    }

    List<StoredDocument> next() {
      try {
        List<StoredDocument> batch = next.get();
        next = thread.submit(reading::next);
        return batch;
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException("Reading failed", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Reading was interrupted", e);
      }
    }

    /** Waits for the batch that is being read: a cursor is for one thread. */
    @Override
    public void close() {
      thread.close();
    }
  }
}
