package dev.lockstep.registry.rule.query;

import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.Set;

/** Finds: a query over a path that goes. */
public final class QueryPathGone implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_PATH_GONE",
          Category.QUERIES,
          "a query over a path that goes",
          "The query finds nothing, and nothing fails.",
          "Rewrite the query; lockstep says how.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Relying.on(
        subject,
        "a query looks at",
        Edge.OLD_READER_NEW_DATA,
        (use, path) ->
            !use.touches(path, Set.of(Access.FILTER, Access.SORT, Access.PROJECT)).isEmpty());
  }
}
