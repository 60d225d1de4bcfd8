package dev.lockstep.model.usage;

import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.version.VersionRange;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a service does with one collection of a contract.
 *
 * @param contract the id of the contract
 * @param collection empty where the contract has one only
 * @param supports the contract versions it works with
 * @param paths each with one kind of access; a path may occur with several
 * @param indexes the names of those it relies on, by hint or for its speed
 * @param clearance the most sensitive data it may see; empty where it does not say
 * @param history how far back it needs documents to be there
 */
public record ContractUse(
    String contract,
    Optional<String> collection,
    VersionRange supports,
    List<PathUse> paths,
    List<QueryTemplate> queries,
    List<String> indexes,
    Writing writing,
    List<StreamUse> streams,
    Tolerance tolerance,
    Optional<Sensitivity> clearance,
    Optional<Period> history,
    List<Evidence> evidence) {
  public ContractUse {
    paths = List.copyOf(paths);
    queries = List.copyOf(queries);
    indexes = List.copyOf(indexes);
    streams = List.copyOf(streams);
    evidence = List.copyOf(evidence);
  }

  /** The paths with this access. */
  public Stream<PathUse> paths(Access access) {
    return paths.stream().filter(use -> use.access() == access);
  }
}
