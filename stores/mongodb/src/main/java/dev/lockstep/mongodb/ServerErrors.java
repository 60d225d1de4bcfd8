package dev.lockstep.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.WriteOutcome;
import dev.lockstep.store.WriteOutcome.Cause;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the server's errors mean. Its messages may quote documents, so only its codes and code names
 * are passed on.
 */
final class ServerErrors {
  private static final Set<Integer> UNAUTHORISED = Set.of(13, 18, 8000);
  private static final Set<Integer> COLLISION = Set.of(11000, 11001, 12582);
  private static final Set<Integer> TOO_LARGE = Set.of(10334, 17419, 17420, 17280);
  private static final int VALIDATOR = 121;

  /** The code of a document over the size limit. */
  static final int OBJECT_TOO_LARGE = 10334;

  /** Why an outcome is unknown when the driver could not read the answer. */
  static final String GARBLED = "the server's answer could not be read";

  private final String store;

  /** The meaning of errors of the store of this name. */
  ServerErrors(String store) {
    this.store = store;
  }

  /** The answer of the call, its failure told as a problem. */
  <T> T translating(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (MongoException e) {
      throw problem(what, e);
    }
  }

  /** Makes the call, its failure told as a problem. */
  void running(String what, Runnable call) {
    try {
      call.run();
    } catch (MongoException e) {
      throw problem(what, e);
    }
  }

  /** The problem that keeps this from being done, such as {@code read the collection orders}. */
  Problem problem(String what, MongoException e) {
    return switch (e) {
      case MongoSecurityException security -> unauthorised(what);
      case MongoTimeoutException timeout -> unreachable(what);
      case MongoSocketException socket -> unreachable(what);
      case MongoException other when UNAUTHORISED.contains(other.getCode()) -> unauthorised(what);
      case MongoException other ->
          new Problem(
                  ProblemCode.STORE_FAILED,
                  "Cannot %s at %s: the server answered %s".formatted(what, store, named(other)),
                  "what was written before stays as it is",
                  "look at the server's log, then repeat the command")
              .with("error", other.getCode());
    };
  }

  private Problem unauthorised(String what) {
    return new Problem(
        ProblemCode.STORE_UNAUTHORISED,
        "Cannot %s at %s: the server refuses the credentials or lacks a role for them"
            .formatted(what, store),
        "nothing was written",
        "give the account the roles that docs/stores/mongodb.md lists");
  }

  private Problem unreachable(String what) {
    return new Problem(
        ProblemCode.STORE_UNREACHABLE,
        "Cannot %s at %s: the server does not answer".formatted(what, store),
        "what was written before stays as it is; nothing else was",
        "check the address and the network, then repeat the command");
  }

  /** What a write came to that the server answered with an error of this code. */
  static WriteOutcome.Refused refusal(int code) {
    Cause cause =
        COLLISION.contains(code)
            ? Cause.COLLISION
            : TOO_LARGE.contains(code)
                ? Cause.TOO_LARGE
                : code == VALIDATOR ? Cause.VALIDATOR : Cause.OTHER;
    return new WriteOutcome.Refused(cause, "the server's error " + code);
  }

  /**
   * Whether the server refused the whole command for want of a role, so that nothing took effect.
   */
  static boolean isUnauthorised(MongoException e) {
    return e instanceof MongoSecurityException || UNAUTHORISED.contains(e.getCode());
  }

  /** The error by code and name. */
  static String named(MongoException e) {
    String name = e instanceof MongoCommandException command ? command.getErrorCodeName() : "";
    return name.isEmpty()
        ? e.getClass().getSimpleName() + " " + e.getCode()
        : "%s (%d)".formatted(name, e.getCode());
  }
}
