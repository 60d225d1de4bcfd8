package dev.lockstep.registry.rule.shape;

import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.shape.Size;
import dev.lockstep.registry.compare.Patterns.Texts;
import dev.lockstep.registry.compare.Specimens;
import dev.lockstep.registry.compare.Spot;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Languages;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Optional;

/** Finds: a map whose keys follow another pattern. */
public final class MapKeyLanguageChanged implements Rule {
  private static final Languages KEYS =
      new Languages("keys", MapKeyLanguageChanged::keys, MapKeyLanguageChanged::entry);

  private static final About ABOUT =
      new About(
          "MAP_KEY_LANGUAGE_CHANGED",
          Category.SHAPE,
          "a map whose keys follow another pattern",
          "Keys that one version allows are refused by the other.",
          "Show by a scan (--stats) that every stored key follows the new "
              + "pattern, or only add to the old one.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KEYS.changed(subject);
  }

  private static Texts keys(Spot spot) {
    return new Texts(
        spot.node().shape() instanceof Shape.Entries entries
            ? entries.keyPattern()
            : Optional.empty(),
        Size.ANY);
  }

  private static Value entry(Spot map, String key) {
    Node value = ((Shape.Entries) map.node().shape()).value();
    return Document.of(key, Specimens.of(value));
  }
}
