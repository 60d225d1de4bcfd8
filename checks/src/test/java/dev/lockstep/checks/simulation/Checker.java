package dev.lockstep.checks.simulation;

import dev.lockstep.engine.host.Sealer;
import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.engine.work.SealedRecords;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.model.inplace.Examination.Finding;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.store.Collection;
import dev.lockstep.tck.ApplicationClient;
import dev.lockstep.tck.hostile.HostileWorld;
import dev.lockstep.tck.memory.MemoryStore;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The promises of the engine, checked against what the store truly holds. */
final class Checker implements Judge {
  private final MemoryStore store;
  private final ApplicationClient application;
  private final Subject subject;
  private final Writers writers;
  private final HostileWorld world;
  private final Sealer sealer;

  Checker(MemoryStore store, Subject subject, Writers writers, HostileWorld world, Sealer sealer) {
    this.store = store;
    this.application = store.application(Simulation.COLLECTION);
    this.subject = subject;
    this.writers = writers;
    this.world = world;
    this.sealer = sealer;
  }

  @Override
  public void checkOldShape() {
    Judge.demand(
        world.violations().isEmpty(), "writes that no engine may ask for: ", world.violations());
    writers.rivals().ifPresent(Rivals::observeAll);
    Map<Value, Document> found = stored();
    Judge.demand(
        found.keySet().equals(writers.expected().keySet()),
        "the keys differ: ",
        found.keySet() + " / " + writers.expected().keySet());
    writers
        .expected()
        .forEach((key, document) -> {
          Document old = stripped(find(found, key));
          Judge.demand(
              old.equals(document),
              "the old shape differs at " + key,
              Shown.difference(old, document));
        });
  }

  /** A document in the old shape, also where a service left a new value in one without a tag. */
  private Document stripped(Document physical) {
    return writers
        .rivals()
        .map(rivals -> rivals.stripped(physical))
        .orElseGet(() -> layout().oldView(physical));
  }

  @Override
  public void checkRivals() {
    Set<Value> kept = new HashSet<>();
    Collection conflicts = store.collection(Conflicts.nameFor(Simulation.COLLECTION));
    new SealedRecords(conflicts, sealer, subject.change().id())
        .each((key, opening) -> {
          if (opening instanceof Sealer.Opening.Opened opened) {
            Rivals.values(opened.content()).forEach(kept::add);
          }
        });
    writers.rivals().ifPresent(rivals -> rivals.demandSettled(kept));
  }

  @Override
  public void checkNewShape() {
    Examination examination = new Examination(layout());
    stored()
        .forEach((key, physical) -> {
          Optional<Document> expected = subject.oracle().forward(layout().oldView(physical));
          for (String component : layout().componentNames()) {
            Finding finding = examination.examine(component, physical, expected);
            boolean fine =
                finding == Finding.AGREED
                    || ((finding == Finding.KEPT || finding == Finding.HELD)
                        && writers.wasEverNew(key));
            Judge.demand(fine, "the new shape is " + finding + " at " + key, physical);
          }
          writers.lastNew(key).ifPresent(view -> checkLastNew(key, physical, view));
        });
  }

  private void checkLastNew(Value key, Document physical, Document written) {
    Document now = layout().newView(physical);
    Judge.demand(
        fields(now).equals(fields(written)),
        "the new shape is not what was written at " + key,
        Shown.difference(now, written));
  }

  @Override
  public void checkFixedPoint(long writesBefore) {
    List<String> more =
        world.engineWrites().stream()
            .skip(writesBefore)
            .map(write -> write.asked().collection())
            .filter(Simulation.COLLECTION::equals)
            .toList();
    Judge.demand(more.isEmpty(), "writes after everything was in step: ", more.size());
  }

  @Override
  public void checkRolledBack() {
    Map<Value, Document> found = stored();
    Judge.demand(found.equals(writers.expected()), "not rolled back: ", differences(found));
    Set<String> names = new TreeSet<>(store.collections());
    names.remove(Simulation.COLLECTION);
    names.remove(Conflicts.nameFor(Simulation.COLLECTION));
    Judge.demand(names.isEmpty(), "collections are left: ", names);
    Judge.demand(
        store.collection(Simulation.COLLECTION).indexes().isEmpty(),
        "indexes are left: ",
        store.collection(Simulation.COLLECTION).indexes());
  }

  @Override
  public void checkRetired() {
    stored()
        .forEach((key, document) -> {
          Judge.demand(!document.has(Layout.TAG), "a tag is left at " + key, document);
          Document expected =
              writers
                  .lastNew(key)
                  .or(() -> subject.oracle().forward(expected(key)))
                  .orElse(document);
          Judge.demand(
              writers.wasEverNew(key) || fields(document).equals(fields(expected)),
              "not the new shape at " + key,
              Shown.difference(document, expected));
        });
  }

  @Override
  public boolean anythingHeld() {
    Examination examination = new Examination(layout());
    return stored().values().stream()
        .anyMatch(physical ->
            layout().componentNames().stream()
                .anyMatch(
                    name -> examination.examine(name, physical, Optional.empty()) == Finding.HELD));
  }

  private Layout layout() {
    return subject.layout();
  }

  private Document expected(Value key) {
    return Optional.ofNullable(writers.expected().get(key)).orElseThrow();
  }

  private Map<Value, Document> stored() {
    Map<Value, Document> found = new LinkedHashMap<>();
    for (Document document : application.all()) {
      found.put(document.get("_id").orElseThrow(), document);
    }
    return found;
  }

  private static Document find(Map<Value, Document> found, Value key) {
    return Optional.ofNullable(found.get(key)).orElseThrow();
  }

  private String differences(Map<Value, Document> found) {
    StringBuilder text = new StringBuilder();
    found.forEach((key, document) -> {
      Document wanted = writers.expected().getOrDefault(key, Document.empty());
      if (!document.equals(wanted)) {
        text.append('\n').append(key).append(": ").append(Shown.difference(document, wanted));
      }
    });
    return text.toString();
  }

  private static Map<String, Value> fields(Document document) {
    Map<String, Value> fields = new TreeMap<>();
    for (int i = 0; i < document.size(); i++) {
      fields.put(document.name(i), document.value(i));
    }
    return fields;
  }
}
