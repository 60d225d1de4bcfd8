package dev.lockstep.registry.rule.mapping;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.OperationPaths;
import dev.lockstep.model.lens.Loss;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.evolve.Mapping;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds: a step that loses something for ever, in a change that names no rollout plan. */
public final class IrreversibleStepUnguarded implements Rule {
  private static final About ABOUT =
      new About(
          "IRREVERSIBLE_STEP_UNGUARDED",
          Category.GOVERNANCE,
          "a step that loses something for ever, in a change that names no rollout plan",
          "Nobody says how long the old values are held before they are purged.",
          "Name the rollout plan that says how long the old shape is held.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return subject.mapping().stream()
        .filter(mapping -> mapping.change().rollout().isEmpty())
        .flatMap(mapping -> drafts(subject, mapping).stream())
        .toList();
  }

  private static List<Draft> drafts(Subject subject, Mapping mapping) {
    Map<Path, String> lost = new LinkedHashMap<>();
    List<Operation.Step> steps = mapping.change().operations();
    for (int i = 0; i < steps.size(); i++) {
      Operation operation = steps.get(i).operation();
      if (operation instanceof Operation.SetTtl
          || mapping.loss(i).compareTo(Loss.COMPLEMENT) >= 0) {
        lost.putIfAbsent(
            OperationPaths.of(operation).getFirst().path(), mapping.evolved().words(i));
      }
    }
    List<Draft> drafts = new ArrayList<>();
    lost.forEach((path, words) -> drafts.add(draft(subject, path, words)));
    return drafts;
  }

  private static Draft draft(Subject subject, Path path, String words) {
    return Draft.at(path, "the change %s for ever, and names no rollout plan".formatted(words))
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .shownBy(Specimens.with(subject.pair().before().shape(), path))
        .losing();
  }
}
