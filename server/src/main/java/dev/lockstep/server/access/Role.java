package dev.lockstep.server.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token lets its bearer do. */
public enum Role {
  /** Reads everything that is no secret. */
  VIEWER,
  /** Publishes what its team owns, proposes changes, acknowledges and comments. */
  DEVELOPER,
  /** Approves and rejects changes for its team. */
  STEWARD,
  /** Starts, freezes, resumes and rolls back in its environment. */
  OPERATOR,
  /** Takes work orders of its environment. */
  RUNNER,
  /** Holds leases and reports figures in its environment: what the SDK needs. */
  SERVICE,
  /** Everything, tokens and environments included. */
  ADMIN;

  /** The name on the wire, such as {@code operator}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of this name. */
  public static Optional<Role> of(String word) {
    return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
  }
}
