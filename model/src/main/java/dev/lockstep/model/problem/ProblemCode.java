package dev.lockstep.model.problem;

import dev.lockstep.model.problem.Problem.Fault;
import dev.lockstep.model.problem.Problem.Retry;
import java.util.Locale;

/** Every problem Lockstep reports, with who can mend it and whether repeating is safe. */
public enum ProblemCode {
  /** A change file is malformed or its operations cannot be carried out as written. */
  CHANGE_INVALID(Fault.CALLER, Retry.USELESS),
  /** Documents hold what an operation of the change cannot carry over. */
  PREFLIGHT_FINDINGS(Fault.CALLER, Retry.USELESS),
  /** An argument of a command is wrong. */
  USAGE(Fault.CALLER, Retry.USELESS),
  /** A file cannot be read or written. */
  FILE_UNREADABLE(Fault.CALLER, Retry.SAFE),
  /** The store does not answer. */
  STORE_UNREACHABLE(Fault.STORE, Retry.SAFE),
  /** The store refuses the credentials. */
  STORE_UNAUTHORISED(Fault.CALLER, Retry.USELESS),
  /** The store lacks what the change needs. */
  STORE_INCAPABLE(Fault.STORE, Retry.USELESS),
  /** The store answered an error that no other code names. */
  STORE_FAILED(Fault.STORE, Retry.SAFE),
  /** The collection is not there. */
  COLLECTION_MISSING(Fault.CALLER, Retry.USELESS),
  /** Another process carries this change now. */
  ROLLOUT_BUSY(Fault.STATE, Retry.SAFE),
  /** The lease ended before the work did, so another process may have taken over. */
  LEASE_LOST(Fault.STATE, Retry.SAFE),
  /** The lease was taken with the token of another subject. */
  LEASE_FOREIGN(Fault.CALLER, Retry.USELESS),
  /** What is asked outside does not answer, or not what was asked for. */
  SOURCE_FAILED(Fault.STATE, Retry.SAFE),
  /** No rollout of this change is known here. */
  ROLLOUT_UNKNOWN(Fault.CALLER, Retry.USELESS),
  /** The stage of the rollout does not allow the move. */
  MOVE_ILLEGAL(Fault.STATE, Retry.USELESS),
  /** The change file differs from the one the rollout began with. */
  CHANGE_ALTERED(Fault.CALLER, Retry.USELESS),
  /** A gate did not pass, so the rollout stays where it is. */
  GATE_CLOSED(Fault.STATE, Retry.SAFE),
  /** The point of no return needs a confirmation that was not given. */
  CONFIRMATION_MISSING(Fault.CALLER, Retry.USELESS),
  /** Nothing tells documents of the old shape from those of the new one. */
  SHAPES_ALIKE(Fault.CALLER, Retry.USELESS),
  /** The journal does not verify: a record was altered, removed or cut off. */
  JOURNAL_BROKEN(Fault.STATE, Retry.USELESS),
  /** Another process holds the journal for too long. */
  JOURNAL_BUSY(Fault.STATE, Retry.SAFE),
  /** A newer version of Lockstep wrote the journal. */
  JOURNAL_NEWER(Fault.CALLER, Retry.USELESS),
  /** The key that seals what is set aside is not there. */
  KEY_MISSING(Fault.CALLER, Retry.SAFE),
  /** The disk that holds journal and checkpoints takes no more. */
  DISK_FULL(Fault.STATE, Retry.SAFE),
  /** The token is missing, unknown, expired or revoked. */
  TOKEN_INVALID(Fault.CALLER, Retry.USELESS),
  /** The token is good, but not for this. */
  ROLE_MISSING(Fault.CALLER, Retry.USELESS),
  /** A request to the server is malformed. */
  REQUEST_INVALID(Fault.CALLER, Retry.USELESS),
  /** A request to the server is larger than it takes. */
  REQUEST_TOO_LARGE(Fault.CALLER, Retry.USELESS),
  /** What was asked for is not there. */
  NOT_FOUND(Fault.CALLER, Retry.USELESS),
  /** Something of this name or version is there already, or has moved on meanwhile. */
  CONFLICT(Fault.STATE, Retry.USELESS),
  /** The server has more to do than it has room for. */
  SERVER_BUSY(Fault.STATE, Retry.SAFE),
  /** What is to be published has mistakes, or breaks somebody. */
  PUBLICATION_REFUSED(Fault.CALLER, Retry.USELESS),
  /** An idempotency key came again with another request. */
  KEY_REUSED(Fault.CALLER, Retry.USELESS),
  /** The server does not go to an address that somebody gave it. */
  ADDRESS_REFUSED(Fault.CALLER, Retry.USELESS),
  /** A promise of the engine was seen broken; the rollout is frozen. */
  INVARIANT_BROKEN(Fault.US, Retry.USELESS),
  /** An error of Lockstep itself. */
  INTERNAL(Fault.US, Retry.USELESS);

  private final Fault fault;
  private final Retry retry;

  ProblemCode(Fault fault, Retry retry) {
    this.fault = fault;
    this.retry = retry;
  }

  /** Who can mend it. */
  public Fault fault() {
    return fault;
  }

  /** Whether the same call may be made again as it is. */
  public Retry retry() {
    return retry;
  }

  /** The code as machines and documentation write it, such as {@code change-invalid}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
