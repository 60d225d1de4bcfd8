package dev.lockstep.server.outward;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address of the web in the one form that is taken: {@code http} or {@code https}, a host,
 * perhaps a port, path and query. Where its host leads is known only once it is resolved.
 */
public record Destination(URI uri) {
  private static final int LENGTH_MAX = 2000;
  private static final int PORT_MAX = 65_535;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /** What some resolvers take for a number of an address: a last label that begins with a digit. */
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?[0-9][^.]*\\.?");

  private static final Pattern FOUR_NUMBERS =
      Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");

  /**
   * Takes an address.
   *
   * @throws Problem when it has another form
   */
  public Destination {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    require(SCHEMES.contains(scheme), "it begins with neither https:// nor http://");
    require(uri.getRawUserInfo() == null, "it holds credentials");
    require(uri.getHost() != null, "its host is no name and no plain address");
    require(uri.getRawFragment() == null, "it ends with a fragment");
    require(uri.getPort() != 0 && uri.getPort() <= PORT_MAX, "it has no such port");
    require(uri.toString().length() <= LENGTH_MAX, "it is longer than 2,000 characters");
    String host = uri.getHost();
    require(!host.contains("%"), "it names an interface of this machine");
    require(
        !NUMBER.matcher(host).matches() || FOUR_NUMBERS.matcher(host).matches(),
        "its host is a number in an unusual form");
  }

  /** The address that a text says. */
  public static Destination of(String text) {
    try {
      return new Destination(new URI(text));
    } catch (URISyntaxException e) {
      throw refused("it is no address such as https://HOST/PATH").causedBy(e);
    }
  }

  private static void require(boolean holds, String why) {
    if (!holds) {
      throw refused(why);
    }
  }

  /** An address that is not asked; its text stays unsaid, since paths may be secrets. */
  static Problem refused(String why) {
    return new Problem(
        ProblemCode.ADDRESS_REFUSED,
        "Cannot use the address: " + why,
        "Nothing was sent there.",
        "Give another address, or have the operator allow its host in LOCKSTEP_OUTWARD_ALLOW.");
  }

  /** The host alone, without the secrets that a path may hold. */
  @Override
  public String toString() {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
