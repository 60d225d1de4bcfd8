package dev.lockstep.registry.rule.key;

import dev.lockstep.registry.key.KeyLanguage;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;

/** Finds: a query by the begin of a key that no longer finds the new keys. */
public final class KeyPrefixQueryUncovered implements Rule {
  private static final About ABOUT =
      new About(
          "KEY_PREFIX_QUERY_UNCOVERED",
          Category.KEYS,
          "a query by the begin of a key that no longer finds the new keys",
          "The query misses documents, and nothing fails.",
          "Query by both begins until the last old key is gone, and keep the begin "
              + "of keys otherwise.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return SentQueries.begins(subject).stream()
        .flatMap(sought -> sought.draft(subject, KeyLanguage::beginning).stream())
        .toList();
  }
}
