package dev.lockstep.engine.rollout;

import dev.lockstep.engine.Pacer;
import dev.lockstep.engine.host.Checkpoints;
import dev.lockstep.engine.host.Controls;
import dev.lockstep.engine.host.RolloutLog;
import dev.lockstep.model.document.Document;
import dev.lockstep.testkit.time.SettableClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** A host whose durable things live as long as the test: they survive a crash of the engine. */
public final class MemoryHost implements RolloutLog, Checkpoints, Controls, Pacer {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Document> states = new TreeMap<>();
  private final Deque<Request> requests = new ArrayDeque<>();
  private final List<String> answers = new ArrayList<>();
  private final SettableClock clock;
  private final SplittableRandom random;

  /** A host on a clock that only waiting moves. */
  public MemoryHost(SettableClock clock, long seed) {
    this.clock = clock;
    this.random = new SplittableRandom(seed);
  }

  /** This host as the engine wants it, for a process of this name. */
  public Host as(String owner) {
    return new Host(this, this, this, progress -> {}, clock, this, random, owner, other -> true);
  }

  /** Puts a request into the mailbox. */
  public synchronized void request(Request request) {
    requests.add(request);
  }

  /** What was answered to requests. */
  public synchronized List<String> answers() {
    return List.copyOf(answers);
  }

  @Override
  public synchronized void append(Entry entry) {
    entries.add(entry);
  }

  @Override
  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  @Override
  public synchronized void save(String name, Document state) {
    states.put(name, state);
  }

  @Override
  public synchronized Optional<Document> load(String name) {
    return Optional.ofNullable(states.get(name));
  }

  @Override
  public synchronized void clear(String prefix) {
    states.keySet().removeIf(name -> name.startsWith(prefix));
  }

  @Override
  public synchronized Optional<Request> poll() {
    return Optional.ofNullable(requests.peek());
  }

  @Override
  public synchronized void acknowledge(Request request, String sentence) {
    requests.remove(request);
    answers.add(sentence);
  }

  @Override
  public void pause(Duration length) {
    if (length.isPositive()) {
      clock.advance(length);
    }
  }
}
