package dev.lockstep.demo.history;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The versions of one document, oldest first. Threads may share it. */
public final class KeyHistory {
  private final Value key;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile List<Version> versions = List.of();
  private volatile boolean unclear;

  KeyHistory(Value key) {
    this.key = key;
  }

  /** The document's key. */
  public Value key() {
    return key;
  }

  /** The versions acknowledged so far, oldest first; a write may be on its way. */
  public List<Version> versions() {
    return versions;
  }

  /** The versions so far, after any write that is on its way now. */
  public List<Version> settled() {
    lock.lock();
    try {
      return versions;
    } finally {
      lock.unlock();
    }
  }

  /** The state after the last acknowledged write; empty when it is deleted or was never there. */
  public Optional<Document> state() {
    List<Version> all = versions;
    return all.isEmpty() ? Optional.empty() : all.getLast().state();
  }

  /** Whether nobody wrote the document after it was loaded. */
  public boolean isUntouched() {
    List<Version> all = versions;
    return all.size() == 1 && all.getFirst().writer() == Writer.LOADER;
  }

  /** Whether a write has an outcome that nobody knows, so that no state can be demanded. */
  public boolean isUnclear() {
    return unclear;
  }

  /**
   * Lets one writer write this document while all others wait; a write that fails without saying
   * whether it took effect leaves the key unclear.
   *
   * @param attempt from the state before to the version that was acknowledged, if any
   * @return whether a write was acknowledged
   */
  boolean write(Function<Optional<Document>, Optional<Version>> attempt) {
    lock.lock();
    try {
      if (unclear) {
        return false;
      }
      unclear = true;
      Optional<Version> acknowledged = attempt.apply(state());
      acknowledged.ifPresent(this::append);
      unclear = false;
      return acknowledged.isPresent();
    } finally {
      lock.unlock();
    }
  }

  private void append(Version version) {
    List<Version> longer = new ArrayList<>(versions);
    longer.add(version);
    versions = List.copyOf(longer);
  }
}
