package dev.lockstep.runner;

import dev.lockstep.engine.host.Sealer.Opening;
import dev.lockstep.engine.rollout.Archive;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.journal.Entry;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.model.inplace.Tag;
import dev.lockstep.runner.report.Trace;
import dev.lockstep.runner.report.Trace.Aside;
import dev.lockstep.runner.report.Trace.Now;
import dev.lockstep.runner.report.Trace.State;
import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.StoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows documents through a change: the store and what is beside it, read only. */
final class Tracing {
  private final Store store;
  private final Collection collection;
  private final Subject subject;
  private final Keyring keys;
  private final long recordsMax;
  private long unopened;

  /** Opens what was sealed; a record that it cannot open says why. */
  interface Keyring {
    SealedRecords records(Collection collection, String change);
  }

  /**
   * Follows documents of a collection.
   *
   * @param recordsMax beside the collection, what is more than so many records is not looked
   *     through; they count as unopened
   */
  Tracing(Store store, Collection collection, Subject subject, Keyring keys, long recordsMax) {
    this.store = store;
    this.collection = collection;
    this.subject = subject;
    this.keys = keys;
    this.recordsMax = recordsMax;
  }

  /** The journey of the document of this key, with what the journal says of the change. */
  Trace trace(Value named, List<Entry> entries) {
    return traces(List.of(whole(named)), entries).getFirst().trace();
  }

  /**
   * A document on its way.
   *
   * @param stored empty where the store has none of this key, or cannot read it exactly
   */
  record Traced(Value key, Optional<Document> stored, Trace trace) {}

  /** The journeys of the documents of these keys, in their order. */
  List<Traced> traces(List<Value> wanted, List<Entry> entries) {
    Passages passages = new Passages(entries);
    Map<Value, StoredDocument> stored = new HashMap<>();
    collection.read(wanted).forEach(each -> stored.put(each.key(), each));
    Map<Value, List<Aside>> aside = new HashMap<>();
    wanted.forEach(key -> aside.put(key, new ArrayList<>()));
    look(Conflicts.nameFor(collection.name()), aside);
    look(Archive.nameFor(collection.name()), aside);
    return wanted.stream()
        .map(key -> {
          Optional<StoredDocument> held = Optional.ofNullable(stored.get(key));
          return new Traced(
              key,
              held.flatMap(Tracing::readable),
              trace(passages, held, aside.getOrDefault(key, List.of())));
        })
        .toList();
  }

  private Trace trace(Passages passages, Optional<StoredDocument> stored, List<Aside> aside) {
    Optional<Tag> tag = stored.flatMap(Tracing::readable).flatMap(subject.layout()::tag);
    return new Trace(
        subject.change().id(),
        passages.stage(),
        stored.map(this::now).orElseGet(() -> new Now(State.ABSENT, Map.of())),
        tag.map(each -> passages.written(each.epoch())),
        passages.steps(),
        aside,
        unopened);
  }

  private static Optional<Document> readable(StoredDocument stored) {
    return stored instanceof StoredDocument.Readable readable
        ? Optional.of(readable.document())
        : Optional.empty();
  }

  /** Where keys have named columns, and only one, its value alone will do. */
  private Value whole(Value named) {
    Value example = collection.specimen(Set.of()).get("_id").orElse(Value.NULL);
    return example instanceof Document columns && columns.size() == 1 && !isDocument(named)
        ? Document.of(columns.name(0), as(columns.value(0), named))
        : named;
  }

  private static boolean isDocument(Value value) {
    return value instanceof Document;
  }

  /** A number as the column holds it, which is not seen when it is written. */
  private static Value as(Value example, Value named) {
    return example instanceof Value.Int64 && named instanceof Value.Int32 number
        ? Value.int64(number.value())
        : named;
  }

  private Now now(StoredDocument stored) {
    return switch (stored) {
      case StoredDocument.Unreadable unreadable -> new Now(State.UNREADABLE, Map.of());
      case StoredDocument.Readable readable -> now(readable.document());
    };
  }

  private Now now(Document physical) {
    if (subject.layout().isForeign(physical)) {
      return new Now(State.FOREIGN, Map.of());
    }
    State state =
        switch (new Examination(subject.layout()).examine(physical, subject.oracle()::forward)) {
          case AGREED -> State.AGREED;
          case KEPT -> State.KEPT;
          case HELD -> State.HELD;
          case MISSING -> State.UNTAGGED;
          case DIFFERENT -> State.DIFFERENT;
        };
    Map<String, String> components =
        subject.layout().tag(physical).map(Tag::components).orElse(Map.of()).entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each -> each.getValue().state().name().toLowerCase(Locale.ROOT)));
    return new Now(state, components);
  }

  /** Nothing but what is of these documents is kept in memory. */
  private void look(String beside, Map<Value, List<Aside>> aside) {
    if (!store.collections().contains(beside)) {
      return;
    }
    Collection records = store.collection(beside);
    long documents = records.size().documents();
    if (documents > recordsMax) {
      unopened += documents;
      return;
    }
    keys.records(records, subject.change().id())
        .each((id, opening) -> {
          switch (opening) {
            case Opening.Closed closed -> unopened++;
            case Opening.Opened opened ->
                opened
                    .content()
                    .get("key")
                    .map(aside::get)
                    .ifPresent(of -> of.add(new Aside(text(id), what(opened.content()))));
          }
        });
  }

  private static String what(Document content) {
    String told =
        Stream.of("component", "shape", "reason")
            .flatMap(name -> content.get(name).map(value -> name + " " + text(value)).stream())
            .collect(Collectors.joining(", "));
    return told.isEmpty() ? "the old shape of the document" : told;
  }

  private static String text(Value value) {
    return value instanceof Value.Text text ? text.value() : "";
  }
}
