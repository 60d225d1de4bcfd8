package dev.lockstep.server;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.server.setting.ServerSettings;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why a server did not start. */
final class StartFailures {
  private StartFailures() {}

  static RuntimeException of(ServerSettings settings, RuntimeException failure) {
    Optional<Problem> known = cause(failure, Problem.class);
    if (known.isPresent()) {
      return known.get();
    }
    if (cause(failure, PortInUseException.class).isPresent()) {
      return new Problem(
              ProblemCode.USAGE,
              "Cannot start the server: %s is in use".formatted(settings.listen()),
              "Nothing was changed.",
              "lockstep server --listen 127.0.0.1:0")
          .causedBy(failure);
    }
    if (cause(failure, SQLException.class).isPresent()) {
      return new Problem(
              ProblemCode.SOURCE_FAILED,
              "Cannot start the server: its database cannot be used",
              "Nothing was changed.",
              "lockstep server --help")
          .causedBy(failure);
    }
    return failure;
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return Optional.of(type.cast(each));
      }
    }
    return Optional.empty();
  }
}
