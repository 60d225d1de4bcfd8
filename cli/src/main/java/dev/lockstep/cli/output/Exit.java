package dev.lockstep.cli.output;

import dev.lockstep.model.problem.ProblemCode;

/** What a process answers to the shell. */
public enum Exit {
  /** Done. */
  OK(0),
  /** Wrong usage, or something failed. */
  FAILED(1),
  /** Something was found that has to be mended. */
  FINDINGS(100),
  /** It could not be decided, or is not done yet; asking again may help. */
  UNKNOWN(101),
  /** Refused: what was asked is not allowed now. */
  REFUSED(102);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  /** The number the shell sees. */
  public int code() {
    return code;
  }

  /** How a command that met such a problem ends. */
  public static Exit of(ProblemCode code) {
    return switch (code) {
      case CHANGE_INVALID, PREFLIGHT_FINDINGS, PUBLICATION_REFUSED -> FINDINGS;
      case LEASE_LOST -> UNKNOWN;
      case STORE_INCAPABLE,
          ROLLOUT_BUSY,
          MOVE_ILLEGAL,
          CHANGE_ALTERED,
          GATE_CLOSED,
          CONFIRMATION_MISSING,
          SHAPES_ALIKE,
          CONFLICT,
          ROLE_MISSING,
          LEASE_FOREIGN ->
          REFUSED;
      case USAGE,
          FILE_UNREADABLE,
          STORE_UNREACHABLE,
          STORE_UNAUTHORISED,
          STORE_FAILED,
          COLLECTION_MISSING,
          SOURCE_FAILED,
          ROLLOUT_UNKNOWN,
          JOURNAL_BROKEN,
          JOURNAL_BUSY,
          SERVER_BUSY,
          JOURNAL_NEWER,
          KEY_MISSING,
          TOKEN_INVALID,
          REQUEST_INVALID,
          REQUEST_TOO_LARGE,
          NOT_FOUND,
          KEY_REUSED,
          ADDRESS_REFUSED,
          DISK_FULL,
          INVARIANT_BROKEN,
          INTERNAL ->
          FAILED;
    };
  }
}
