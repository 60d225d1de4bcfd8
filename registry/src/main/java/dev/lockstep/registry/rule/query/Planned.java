package dev.lockstep.registry.rule.query;

import dev.lockstep.model.path.Path;
import dev.lockstep.model.usage.Access;
import dev.lockstep.registry.finding.Edge;
import dev.lockstep.registry.finding.Level;
import dev.lockstep.registry.query.PathAccess;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.language.Query;
import dev.lockstep.registry.rule.Draft;
import dev.lockstep.registry.rule.Relying;
import dev.lockstep.registry.rule.Subject;
import dev.lockstep.registry.rule.Subject.Asked;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What serves a query before and after. */
record Planned(Asked asked, Serving before, Serving after) {
  /** Every query that is understood and whose paths are all still there. */
  static Stream<Planned> of(Subject subject) {
    List<Path> gone = Relying.gone(subject).toList();
    return subject.asked().stream()
        .filter(asked -> gone.stream().allMatch(path -> asked.sent().at(path).findAny().isEmpty()))
        .map(asked ->
            new Planned(
                asked,
                asked.sent().query().serving(),
                Query.of(asked.sent().query().template(), subject.pair().after()).serving()));
  }

  boolean wasServed() {
    return before instanceof Serving.ById || before instanceof Serving.ServedBy;
  }

  /** What is said of the query, on the edge of whoever goes on sending it. */
  Draft draft(String what, Level level) {
    String message = "%s %s".formatted(asked.sent().words(), what);
    Draft draft = path().map(path -> Draft.at(path, message)).orElseGet(() -> Draft.whole(message));
    return asked.shown(
        draft.values(before.words(), after.words()).on(Edge.OLD_READER_NEW_DATA, level));
  }

  private Optional<Path> path() {
    return asked.sent().parsed().paths().stream()
        .filter(each -> each.access() == Access.FILTER || each.access() == Access.SORT)
        .map(PathAccess::path)
        .findFirst();
  }
}
