package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Collectors;

/** Finds: a key that is put together otherwise. */
public final class KeyTemplateChanged implements Rule {
  private static final About ABOUT =
      new About(
          "KEY_TEMPLATE_CHANGED",
          Category.KEYS,
          "a key that is put together otherwise",
          "Readers of either version ask for keys that the other one does not " + "write.",
          "Write both keys until nobody asks for the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    String before = key(subject.pair().before());
    String after = key(subject.pair().after());
    return !before.equals(after) ? List.of(draft(subject, before, after)) : List.of();
  }

  private static String key(CollectionPromise collection) {
    return collection.keys().templates().entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Draft draft(Subject subject, String before, String after) {
    return Draft.whole("keys are put together otherwise")
        .on(Edge.NEW_READER_OLD_DATA, Level.ERROR)
        .on(Edge.OLD_READER_NEW_DATA, Level.ERROR)
        .values(before, after)
        .shownBy(Specimens.smallest(subject.pair().before().shape()));
  }
}
