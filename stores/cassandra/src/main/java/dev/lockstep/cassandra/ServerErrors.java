package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.servererrors.BootstrappingException;
import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import com.datastax.oss.driver.api.core.servererrors.ReadFailureException;
import com.datastax.oss.driver.api.core.servererrors.ReadTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import com.datastax.oss.driver.api.core.servererrors.UnavailableException;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.store.WriteOutcome;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the failures of the driver and the servers mean. Their messages may quote values, so only
 * the names of their kinds are passed on.
 */
final class ServerErrors {
  private static final String NO_EFFECT = "what was written before stays as it is";

  /** Each takes as long as the servers wait for a copy, 5 s where nobody set it otherwise. */
  private static final int ATTEMPTS = 8;

  private final String store;

  /** The meaning of errors of the store of this name. */
  ServerErrors(String store) {
    this.store = store;
  }

  /**
   * The answer of a call that changes nothing, its failure told as a problem. Where a copy did not
   * answer in time it is asked for again: until the others have noticed that a node is gone, which
   * takes them a while, they wait for its answer.
   */
  <T> T translating(String what, Supplier<T> call) {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.get();
      } catch (DriverException e) {
        if (attempt == ATTEMPTS || !causes(e).allMatch(ServerErrors::isMissingCopy)) {
          throw problem(what, e);
        }
      }
    }
  }

  private static boolean isMissingCopy(Throwable cause) {
    return cause instanceof ReadTimeoutException || cause instanceof ReadFailureException;
  }

  /** The problem that keeps this from being done, such as {@code read the table orders}. */
  Problem problem(String what, DriverException e) {
    List<Throwable> causes = causes(e).toList();
    if (causes.stream().anyMatch(ServerErrors::isUnauthorised)) {
      return unauthorised(what);
    }
    if (causes.stream().allMatch(ServerErrors::isSilence)) {
      return causes.stream()
          .flatMap(cause -> Hangup.of(cause).stream())
          .findFirst()
          .map(hangup -> problem(hangup.code(), what, hangup.why(), hangup.next()))
          .orElseGet(() -> unreachable(what));
    }
    if (causes.stream().anyMatch(UnavailableException.class::isInstance)) {
      return tooFew(what);
    }
    String kind = causes.getFirst().getClass().getSimpleName();
    return problem(
            ProblemCode.STORE_FAILED,
            what,
            "the cluster answered " + kind,
            "look at the log of the nodes, then repeat the command")
        .with("error", kind);
  }

  /**
   * Whether a statement that failed like this may have taken effect, now or later. Only what is
   * known to have been turned away has not.
   */
  static boolean mayHaveTakenEffect(DriverException e) {
    return !causes(e)
        .allMatch(cause ->
            switch (cause) {
              case QueryValidationException invalid -> true;
              case UnavailableException unavailable -> true;
              case BootstrappingException bootstrapping -> true;
              case ReadTimeoutException read -> true;
              case ReadFailureException read -> true;
              case ConnectionInitException connection -> true;
              case AuthenticationException authentication -> true;
              case NodeUnavailableException node -> true;
              case BusyConnectionException busy -> true;
              case ConnectException connection -> true;
              case RequestThrottlingException throttled -> true;
              case AllNodesFailedException nobodyAsked -> true;
              default -> false;
            });
  }

  /** What came of a write that failed like this. */
  WriteOutcome outcome(DriverException e) {
    if (mayHaveTakenEffect(e)) {
      return new WriteOutcome.Unknown(e.getClass().getSimpleName());
    }
    if (causes(e).allMatch(QueryValidationException.class::isInstance)) {
      return new WriteOutcome.Refused(
          WriteOutcome.Cause.OTHER, causes(e).findFirst().orElseThrow().getClass().getSimpleName());
    }
    return new WriteOutcome.Unknown(WriteOutcome.Later.IMPOSSIBLE, e.getClass().getSimpleName());
  }

  /** What each node answered; the error itself where no node was asked, or only one. */
  private static Stream<Throwable> causes(DriverException e) {
    if (!(e instanceof AllNodesFailedException all)) {
      return Stream.of(e);
    }
    List<Throwable> answers =
        all.getAllErrors().values().stream().flatMap(Collection::stream).toList();
    return answers.isEmpty() ? Stream.of(e) : answers.stream();
  }

  private static boolean isUnauthorised(Throwable cause) {
    return cause instanceof AuthenticationException || cause instanceof UnauthorizedException;
  }

  private static boolean isSilence(Throwable cause) {
    return switch (cause) {
      case DriverTimeoutException timeout -> true;
      case ConnectionInitException connection -> true;
      case ClosedConnectionException closed -> true;
      case HeartbeatException heartbeat -> true;
      case NodeUnavailableException node -> true;
      case AllNodesFailedException nobodyAsked -> true;
      case IOException io -> true;
      default -> false;
    };
  }

  private Problem unauthorised(String what) {
    return problem(
        ProblemCode.STORE_UNAUTHORISED,
        what,
        "the cluster refuses the credentials or lacks a permission for them",
        "give the role the permissions that docs/stores/cassandra.md lists");
  }

  private Problem unreachable(String what) {
    return problem(
        ProblemCode.STORE_UNREACHABLE,
        what,
        "no node answers",
        "check the address, its datacenter and the network, then repeat the command");
  }

  private Problem tooFew(String what) {
    return problem(
        ProblemCode.STORE_UNREACHABLE,
        what,
        "too few nodes are up to answer for more than half of the copies",
        "bring the nodes that are down back up, then repeat the command");
  }

  private Problem problem(ProblemCode code, String what, String why, String next) {
    return new Problem(code, "Cannot %s at %s: %s".formatted(what, store, why), NO_EFFECT, next);
  }
}
