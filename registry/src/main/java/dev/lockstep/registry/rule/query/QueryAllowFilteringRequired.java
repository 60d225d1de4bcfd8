package dev.lockstep.registry.rule.query;

import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.rule.About;
import dev.lockstep.registry.rule.Category;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Rule;
import dev.lockstep.registry.rule.Subject;
import java.util.List;
import java.util.stream.Stream;

/** Finds: a query that Cassandra refuses because neither the key nor an index finds its rows. */
public final class QueryAllowFilteringRequired implements Rule {
  private static final About ABOUT =
      new About(
          "QUERY_ALLOW_FILTERING_REQUIRED",
          Category.QUERIES,
          "a query that Cassandra refuses because neither the key nor an index finds its rows",
          "The query fails.",
          "Keep the index, or ask by the key.");

  @Override
  public About about() {
    return ABOUT;
  }

  @Override
  public List<Draft> check(Subject subject) {
    return Planned.of(subject).flatMap(QueryAllowFilteringRequired::drafts).toList();
  }

  private static Stream<Draft> drafts(Planned query) {
    boolean isRefused =
        query.after() instanceof Serving.Refused refused
            && refused.cause() == Serving.Cause.FILTERING
            && !(query.before() instanceof Serving.Refused);
    boolean isOpen =
        query.after() instanceof Serving.Unknown
            && !(query.before() instanceof Serving.Unknown)
            && query.asked().sent().query().template().language() == QueryLanguage.CQL;
    return isRefused
        ? Stream.of(query.draft("needs ALLOW FILTERING", Level.ERROR))
        : isOpen ? Stream.of(query.draft("may need ALLOW FILTERING", Level.UNKNOWN)) : Stream.of();
  }
}
