package dev.lockstep.cli.remote;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/** Where a server answers, and what is shown to it. */
public final class ServerAddress {
  private static final String TOKEN = "LOCKSTEP_TOKEN";

  private ServerAddress() {}

  /** The address in an option of a command; it has no end that a path could not follow. */
  public static URI checked(String text, String command) {
    try {
      URI address = new URI(text);
      if (address.getHost() != null
          && address.getRawUserInfo() == null
          && address.getRawQuery() == null) {
        return URI.create(text.replaceFirst("/+$", ""));
      }
    } catch (URISyntaxException e) {
      throw wrong(command).causedBy(e);
    }
    throw wrong(command);
  }

  private static Problem wrong(String command) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot ask the server: --server is no address such as https://HOST:8377",
        "Nothing was changed.",
        "lockstep %s --help".formatted(command));
  }

  /** The token of the environment of a command. */
  public static String token(Map<String, String> environment, String command) {
    return Optional.ofNullable(environment.get(TOKEN))
        .filter(secret -> !secret.isBlank())
        .orElseThrow(() ->
            new Problem(
                ProblemCode.USAGE,
                "Cannot ask the server: $LOCKSTEP_TOKEN holds no token",
                "Nothing was changed.",
                "lockstep %s --help".formatted(command)));
  }
}
