package dev.lockstep.registry.lint;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryTemplate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Queries of contracts and usages. */
final class QueryChecks {
  private static final Pattern PARAMETER =
      Pattern.compile("(?<![:\\w'\"]):([A-Za-z_][A-Za-z0-9_]{0,99})");

  private final Notes notes;

  QueryChecks(Notes notes) {
    this.notes = notes;
  }

  /** The queries of a contract, which say who sends them. */
  void check(CollectionPromise collection, Set<String> owners) {
    for (QueryTemplate query : collection.queries()) {
      if (query.owner().isEmpty()) {
        notes.add(
            LintRule.QUERY_OWNER_MISSING,
            query,
            "Nothing says who sends the query '%s'".formatted(query.name()));
      } else if (!owners.isEmpty() && !owners.contains(query.owner().get())) {
        notes.add(
            LintRule.QUERY_OWNER_UNKNOWN,
            query,
            "owner",
            "The query '%s' is said to be sent by '%s', which is no service and no team here"
                .formatted(query.name(), query.owner().get()));
      }
    }
    check(collection.queries());
  }

  /** Queries, whoever sends them. */
  void check(List<QueryTemplate> queries) {
    Set<String> names = new HashSet<>();
    for (QueryTemplate query : queries) {
      if (!names.add(query.name())) {
        notes.add(
            LintRule.QUERY_DUPLICATE,
            query,
            "name",
            "Another query is called '%s', too".formatted(query.name()));
      }
      parameters(query);
    }
  }

  private void parameters(QueryTemplate query) {
    Set<String> used = new TreeSet<>();
    collect(query.template(), used);
    for (String name : used) {
      if (!query.parameters().containsKey(name)) {
        notes.add(
            LintRule.QUERY_PARAMETER_UNDECLARED,
            query,
            "template",
            "The query '%s' has the parameter ':%s', whose type is not declared"
                .formatted(query.name(), name));
      }
    }
    for (String name : query.parameters().keySet()) {
      if (!used.contains(name)) {
        notes.add(
            LintRule.QUERY_PARAMETER_UNUSED,
            query,
            "parameters",
            "The query '%s' declares the parameter '%s' and does not have it"
                .formatted(query.name(), name));
      }
    }
  }

  private static void collect(Value template, Set<String> used) {
    switch (template) {
      case Value.Text text -> {
        Matcher parameter = PARAMETER.matcher(text.value());
        while (parameter.find()) {
          used.add(parameter.group(1));
        }
      }
      case Document document -> {
        for (int i = 0; i < document.size(); i++) {
          collect(document.value(i), used);
        }
      }
      case Value.Array array -> array.items().forEach(item -> collect(item, used));
      default -> {}
    }
  }
}
