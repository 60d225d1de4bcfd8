package dev.lockstep.registry.impact;

import dev.lockstep.model.change.Change;
import dev.lockstep.model.change.Operation;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.model.usage.Access;
import dev.lockstep.model.usage.PathUse;
import dev.lockstep.model.usage.Writing;
import dev.lockstep.registry.compare.CollectionPair;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.evolve.Evolved;
import dev.lockstep.registry.evolve.Fate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one service must do under a change, and before which stage.
 *
 * <p>While a change is carried in place the old shape stays whole in every document, so that most
 * things have time until it is given up. Earlier are only those by which a service would harm what
 * others write in the new shape.
 */
final class Duties {
  private final Change change;
  private final CollectionPair pair;
  private final Evolved evolved;
  private final Use use;
  private final List<Duty> duties = new ArrayList<>();

  private Duties(Queries queries, Use use) {
    this.change = queries.mapping().change();
    this.pair = queries.pair();
    this.evolved = queries.mapping().evolved();
    this.use = use;
  }

  static Affected of(Queries queries, Use use) {
    Duties duties = new Duties(queries, use);
    duties.paths();
    duties.writing();
    duties.indexes();
    duties.streams();
    List<QueryDuty> ofQueries =
        queries.of(use).stream().flatMap(each -> queries.duty(each).stream()).toList();
    boolean isTouched = !duties.duties.isEmpty() || !ofQueries.isEmpty();
    if (isTouched) {
      duties.version();
    }
    return Affected.of(use, duties.duties, ofQueries);
  }

  private Fate fate(Path path) {
    return Fate.of(path, change.operations());
  }

  private void add(String about, String how, String what, Stage before) {
    duties.add(new Duty(about, how, what, before));
  }

  private void paths() {
    Map<Path, List<Access>> paths =
        use.use().paths().stream()
            .collect(
                Collectors.groupingBy(
                    PathUse::path,
                    LinkedHashMap::new,
                    Collectors.mapping(PathUse::access, Collectors.toList())));
    paths.forEach((path, access) -> {
      Fate fate = fate(path);
      if (!fate.isUntouched()) {
        String how = access.stream().distinct().map(Access::word).collect(Collectors.joining(", "));
        add(path.toString(), how, instead(path, fate), before(access));
      }
    });
  }

  /** An upsert by a value that becomes another would make a second document. */
  private static Stage before(List<Access> access) {
    return access.contains(Access.UPSERT_KEY) ? Stage.DUAL_WRITE : Stage.RETIRING;
  }

  private String instead(Path path, Fate fate) {
    String words =
        fate.operations().stream().map(evolved::words).collect(Collectors.joining(", then "));
    if (fate.now().isEmpty()) {
      return "do without it: the change " + words;
    }
    String now = fate.now().stream().map(Path::toString).collect(Collectors.joining(" and "));
    return fate.now().equals(List.of(path))
        ? "take its new form: the change " + words
        : "use %s instead: the change %s".formatted(now, words);
  }

  private void writing() {
    Writing writing = use.use().writing();
    writing.increments().forEach(path -> atomic(path, "counts in the store"));
    writing.conditions().forEach(path -> atomic(path, "writes on a condition"));
    boolean erases =
        writing.mode().equals(Optional.of(Writing.Mode.REPLACE))
            && !writing.keepsUnknown().orElse(false);
    if (erases && !change.operations().isEmpty()) {
      add(
          pair.before().name(),
          "replaces whole documents",
          "patch, or write back the fields it does not know: else it erases what others write in"
              + " the new shape",
          Stage.RAMP);
    }
  }

  private void atomic(Path path, String how) {
    Fate fate = fate(path);
    if (!fate.isUntouched()) {
      add(path.toString(), how, instead(path, fate), Stage.RAMP);
    }
  }

  private void indexes() {
    for (Operation.Step step : change.operations()) {
      if (step.operation() instanceof Operation.DropIndex drop
          && use.use().indexes().contains(drop.name())) {
        add(
            drop.name(),
            "relies on the index",
            "use another index: the change drops it",
            Stage.RETIRING);
      }
    }
  }

  private void streams() {
    boolean changesDocuments = !evolved.isOfIndexesOnly();
    use.use().streams().stream()
        .filter(stream -> changesDocuments)
        .forEach(stream ->
            add(
                stream.kind(),
                "follows the feed",
                "be ready for a write of every document",
                Stage.DUAL_WRITE));
  }

  private void version() {
    boolean isSupported =
        pair.newContract().version().semantic().filter(use.use().supports()::contains).isPresent();
    if (!isSupported) {
      add(
          pair.newContract().id(),
          "supports " + use.use().supports(),
          "say that it supports version " + pair.newContract().version(),
          Stage.RETIRING);
    }
  }
}
