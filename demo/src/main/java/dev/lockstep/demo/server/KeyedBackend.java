package dev.lockstep.demo.server;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;

/**
 * The memory of the embedded server, finding documents by key and by ranges of keys also where a
 * filter says more than the key, as every database does.
 *
 * <p>Left to itself it looks at every document for each guarded write and for each batch of a scan,
 * so that a collection ten times as large takes a hundred times as long.
 */
final class KeyedBackend extends MemoryBackend {
  @Override
  public MemoryDatabase openOrCreateDatabase(String name) {
    return new KeyedDatabase(name, getCursorRegistry());
  }

  private static final class KeyedDatabase extends MemoryDatabase {
    private KeyedDatabase(String name, CursorRegistry cursors) {
      super(name, cursors);
    }

    @Override
    protected MemoryCollection openOrCreateCollection(String name, CollectionOptions options) {
      return new KeyedCollection(this, name, options, cursorRegistry);
    }
  }
}
