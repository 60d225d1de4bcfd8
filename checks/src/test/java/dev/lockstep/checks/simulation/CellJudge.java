package dev.lockstep.checks.simulation;

import static dev.lockstep.checks.simulation.Judge.demand;

import dev.lockstep.engine.rollout.Subject;
import dev.lockstep.engine.work.Conflicts;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Examination;
import dev.lockstep.model.inplace.Examination.Finding;
import dev.lockstep.model.inplace.Layout;
import dev.lockstep.model.path.Path;
import dev.lockstep.tck.cells.CellStore;
import dev.lockstep.tck.hostile.HostileWorld;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The promises of the engine on rows of cells, checked against what the store truly holds. */
final class CellJudge implements Judge {
  private final CellStore store;
  private final Scenario scenario;
  private final Subject subject;
  private final CellWriters writers;
  private final HostileWorld world;
  private final CellConflicts conflicts;
  private final List<Document> before;

  CellJudge(
      CellStore store,
      Scenario scenario,
      Subject subject,
      CellWriters writers,
      HostileWorld world,
      CellConflicts conflicts) {
    this.store = store;
    this.scenario = scenario;
    this.subject = subject;
    this.writers = writers;
    this.world = world;
    this.conflicts = conflicts;
    this.before = store.catalogue(Simulation.COLLECTION);
  }

  /** No engine writes an old cell but where a service may have written the new side alone. */
  @Override
  public void checkOldShape() {
    demand(world.violations().isEmpty(), "writes that no engine may ask for: ", world.violations());
    Map<Value, Document> old = new LinkedHashMap<>();
    stored()
        .forEach((key, physical) -> {
          Document view = comparable(stripped(physical));
          if (view.size() > 1) {
            old.put(key, view);
          }
        });
    Map<Value, Document> wanted = new LinkedHashMap<>();
    writers
        .rows()
        .at(store.now())
        .forEach((key, document) -> {
          Document view = comparable(document);
          if (view.size() > 1) {
            wanted.put(key, view);
          }
        });
    demand(old.equals(wanted), "the old shape differs: ", differences(old, wanted));
  }

  private Document comparable(Document old) {
    return scenario.mirror().map(mirror -> old.without(mirror.old().root())).orElse(old);
  }

  private Document stripped(Document physical) {
    Document view = physical.without(Layout.TAG);
    for (Path path : subject.layout().inPlace()) {
      view = view.without(path.root());
    }
    return view;
  }

  /**
   * At rest, every row is in the old shape what the latest of all live writes make of it, and what
   * is among the conflicts was lost there and nowhere else.
   */
  @Override
  public void checkRivals() {
    Map<Value, Document> old = new LinkedHashMap<>();
    stored()
        .forEach((key, physical) -> {
          Document view = stripped(physical);
          if (view.size() > 1) {
            old.put(key, view); // Else it lives in the new shape only.
          }
        });
    Map<Value, Document> wanted = writers.rows().at(store.now());
    demand(old.equals(wanted), "not what the latest writes say: ", differences(old, wanted));
    conflicts.check();
  }

  @Override
  public void checkNewShape() {
    Layout layout = subject.layout();
    Examination examination = new Examination(layout);
    stored()
        .forEach((key, physical) -> {
          Optional<Document> expected = subject.oracle().forward(layout.oldView(physical));
          for (String component : layout.componentNames()) {
            Finding finding = examination.examine(component, physical, expected);
            boolean fine =
                finding == Finding.AGREED
                    || ((finding == Finding.KEPT || finding == Finding.HELD)
                        && (writers.wasEverNew(key) || scenario.hasNoWayBack()));
            demand(fine, "the new shape is " + finding + " at " + key + " ", physical);
          }
        });
  }

  @Override
  public void checkFixedPoint(long writesBefore) {
    List<String> more =
        world.engineWrites().stream()
            .skip(writesBefore)
            .filter(write -> write.asked().collection().equals(Simulation.COLLECTION))
            .map(write -> write.asked().call().toString())
            .toList();
    demand(more.isEmpty(), "writes after everything was in step: ", more);
  }

  @Override
  public void checkRolledBack() {
    Map<Value, Document> found = stored();
    Map<Value, Document> wanted = writers.rows().at(store.now());
    demand(found.equals(wanted), "not rolled back: ", differences(found, wanted));
    List<Document> columns = store.catalogue(Simulation.COLLECTION);
    demand(columns.equals(before), "columns are left: ", columns);
    Set<String> names = new TreeSet<>(store.collections());
    names.remove(Simulation.COLLECTION);
    names.remove(Conflicts.nameFor(Simulation.COLLECTION));
    demand(names.isEmpty(), "collections are left: ", names);
  }

  @Override
  public void checkRetired() {
    Map<Value, Document> old = writers.rows().at(store.now());
    stored()
        .forEach((key, document) -> {
          demand(!document.has(Layout.TAG), "a tag is left at " + key + " ", document);
          Document expected =
              Optional.ofNullable(old.get(key)).flatMap(subject.oracle()::forward).orElse(document);
          demand(
              writers.wasEverNew(key) || fields(document).equals(fields(expected)),
              "not the new shape at " + key,
              Shown.difference(document, expected));
        });
    demand(stored().keySet().equals(old.keySet()), "rows are lost: ", old.keySet());
  }

  /** What a clock that is far ahead wrote has to wait. */
  @Override
  public boolean mayDiverge() {
    return writers.isFarAhead();
  }

  @Override
  public boolean anythingHeld() {
    Examination examination = new Examination(subject.layout());
    return stored().values().stream()
        .anyMatch(physical ->
            subject.layout().componentNames().stream()
                .anyMatch(
                    name -> examination.examine(name, physical, Optional.empty()) == Finding.HELD));
  }

  private Map<Value, Document> stored() {
    Map<Value, Document> found = new LinkedHashMap<>();
    for (Document document : store.client(Simulation.COLLECTION).all()) {
      found.put(document.get("_id").orElseThrow(), document);
    }
    return found;
  }

  private static Map<String, Value> fields(Document document) {
    Map<String, Value> fields = new TreeMap<>();
    for (int i = 0; i < document.size(); i++) {
      fields.put(document.name(i), document.value(i));
    }
    return fields;
  }

  private static String differences(Map<Value, Document> found, Map<Value, Document> wanted) {
    StringBuilder text = new StringBuilder();
    Set<Value> keys = new LinkedHashSet<>(found.keySet());
    keys.addAll(wanted.keySet());
    for (Value key : keys) {
      Document is = found.getOrDefault(key, Document.empty());
      Document should = wanted.getOrDefault(key, Document.empty());
      if (!is.equals(should)) {
        text.append('\n').append(key).append(": ").append(Shown.difference(is, should));
      }
    }
    return text.toString();
  }
}
