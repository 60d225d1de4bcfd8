package dev.lockstep.model.contract;

import java.util.List;
import java.util.Optional;

/** Who answers for a contract: a team, which outlives the people in it. */
public record Team(Optional<String> id, Optional<String> name, List<Member> members) {
  /** A person in a team, with the role there. */
  public record Member(String username, Optional<String> role) {}

  public Team {
    members = List.copyOf(members);
  }

  /** Whether it says neither a name nor a person. */
  public boolean isNobody() {
    return name.filter(text -> !text.isBlank()).isEmpty() && members.isEmpty();
  }
}
