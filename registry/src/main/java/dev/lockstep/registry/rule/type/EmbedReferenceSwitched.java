package dev.lockstep.registry.rule.type;

import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Retyped;
import dev.lockstep.registry.rule.Retyped.Matter;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a document inside another that becomes a reference, or a reference that becomes one. */
public final class EmbedReferenceSwitched implements Rule {
  private static final About ABOUT =
      new About(
          "EMBED_REFERENCE_SWITCHED",
          Category.TYPES,
          "a document inside another that becomes a reference, or a reference that "
              + "becomes one",
          "Readers of either version take a key for a document or a document for a "
              + "key, and what was written in one step is written in two.",
          "Carry the change with Lockstep, write both under different names, and "
              + "ask those who rely on one step.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Retyped.drafts(subject, Matter.EMBEDDING);
  }
}
