package dev.lockstep.engine.host;

import dev.lockstep.model.document.Digest;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A log, checkpoints and controls that live in memory: they survive the engine that uses them, not
 * the process. For tests, simulation and drills: what it seals is bound to its place and not hidden
 * from anybody. Threads may share it.
 */
public final class MemoryHost implements RolloutLog, Checkpoints, Controls, Sealer {
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Document> states = new TreeMap<>();
  private final Deque<Request> requests = new ArrayDeque<>();
  private final List<String> answers = new ArrayList<>();

  /** Puts a request into the mailbox. */
  public synchronized void request(Request request) {
    requests.add(request);
  }

  /** What was answered to requests, in order. */
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
  public String name(Place place, Document content) {
    return Digest.of(content).toString();
  }

  @Override
  public Document seal(Place place, String record, Document content) {
    return Document.of("for", binding(place, record), "content", content);
  }

  @Override
  public Opening open(Place place, String record, Document sealed) {
    return sealed.get("for").filter(binding(place, record)::equals).isPresent()
            && sealed.get("content").orElseThrow() instanceof Document content
        ? new Opening.Opened(content)
        : new Opening.Closed("it was sealed for another place");
  }

  private static Value binding(Place place, String record) {
    return Value.text(String.join("/", place.collection(), place.change(), record));
  }

  @Override
  public synchronized void acknowledge(Request request, String sentence) {
    requests.remove(request);
    answers.add(sentence);
  }
}
