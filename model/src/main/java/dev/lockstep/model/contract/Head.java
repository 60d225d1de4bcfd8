package dev.lockstep.model.contract;

import dev.lockstep.model.version.Version;
import java.util.Optional;

/**
 * What a contract says of itself.
 *
 * @param id names the contract through all its versions
 * @param status such as {@code active} or {@code deprecated}
 * @param standard the version of ODCS it is written in, such as {@code v3.1.0}
 */
public record Head(
    String id,
    Optional<String> name,
    Version version,
    String status,
    String standard,
    Optional<Team> team) {
  public Head {
    if (id.isBlank()) {
      throw new IllegalArgumentException("A contract has an id");
    }
  }
}
