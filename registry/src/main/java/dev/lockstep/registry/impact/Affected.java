package dev.lockstep.registry.impact;

import dev.lockstep.model.version.Version;
import dev.lockstep.registry.evidence.Use;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who must do something.
 *
 * @param service the service; who owns the queries, where a contract alone lists them
 * @param version of the service; empty where a contract alone lists its queries
 * @param team whom to talk to
 */
public record Affected(
    String service,
    Optional<Version> version,
    Optional<String> team,
    List<String> environments,
    List<Duty> duties,
    List<QueryDuty> queries) {
  public Affected {
    environments = List.copyOf(environments);
    duties = List.copyOf(duties);
    queries = List.copyOf(queries);
  }

  /** A version of a service that says itself what it does. */
  static Affected of(Use use, List<Duty> duties, List<QueryDuty> queries) {
    return new Affected(
        use.usage().service(),
        Optional.of(use.usage().version()),
        use.usage().team(),
        use.usage().environments(),
        duties,
        queries);
  }

  /** The owner of queries of which only a contract speaks, and no usage. */
  static Affected of(Optional<String> owner, List<QueryDuty> queries) {
    return new Affected(owner.orElse(""), Optional.empty(), owner, List.of(), List.of(), queries);
  }

  /** Who answers for it. */
  public String owner() {
    return team.orElse("nobody is named");
  }

  boolean isTouched() {
    return !duties.isEmpty() || !queries.isEmpty();
  }
}
