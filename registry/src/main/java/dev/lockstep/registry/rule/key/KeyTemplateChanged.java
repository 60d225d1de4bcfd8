package dev.lockstep.registry.rule.key;

import dev.lockstep.model.contract.Engine;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a key that is put together otherwise. */
public final class KeyTemplateChanged implements Rule {
  private static final About ABOUT =
      new About(
              "KEY_TEMPLATE_CHANGED",
              Category.KEYS,
              "a key that is put together otherwise",
              "Readers of either version ask for keys that the other one does not write.",
              "Write both keys until nobody asks for the old one.")
          .onlyOn(Engine.DYNAMODB, Engine.REDIS);

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return KeyText.changed(
            subject,
            "keys are put together otherwise",
            collection ->
                collection.keys().templates().entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue())
                    .sorted())
        .stream()
        .toList();
  }
}
