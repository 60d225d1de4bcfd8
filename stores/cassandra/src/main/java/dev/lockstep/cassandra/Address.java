package dev.lockstep.cassandra;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a keyspace is, as the user gave it, and how messages name it.
 *
 * @param contacts nodes that are asked for the others, at least one
 * @param login the user and password, where the address has them
 * @param keyspace the keyspace whose tables are the store's, its name exactly
 * @param datacenter the datacenter whose nodes are asked; that of the contacts where empty
 * @param reach how many copies an answer needs
 * @param tls how the nodes are spoken to; in the clear where empty
 * @param name the address without credentials and options
 */
record Address(
    List<InetSocketAddress> contacts,
    Optional<Login> login,
    String keyspace,
    Optional<String> datacenter,
    Reach reach,
    Optional<Tls> tls,
    String name) {
  private static final String SCHEME = "cassandra://";
  private static final String FORM = "cassandra://HOST[:PORT][,HOST...]/KEYSPACE";
  private static final int USUAL_PORT = 9042;
  private static final Set<String> OPTIONS =
      Stream.concat(Stream.of("datacenter", "consistency"), Tls.OPTIONS.stream())
          .collect(Collectors.toUnmodifiableSet());
  private static final Pattern HOST =
      Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?");
  private static final Pattern KEYSPACE = Pattern.compile("[A-Za-z0-9_]{1,48}");

  /** How many copies of a row an answer needs. */
  enum Reach {
    /** More than half of all copies, in whatever datacenter. */
    QUORUM,
    /** More than half of the copies in the datacenter; writes elsewhere may be missed. */
    LOCAL_QUORUM
  }

  /** A user and a password. */
  record Login(String user, String password) {
    /** Without either: neither belongs in messages. */
    @Override
    public String toString() {
      return "Login[...]";
    }
  }

  /** The address of this form; the reason why not is a problem without credentials. */
  static Address of(URI uri) {
    String text = uri.toString();
    if (!text.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw refused(SCHEME + "...", "it does not begin with " + SCHEME);
    }
    String rest = text.substring(SCHEME.length());
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    int at = place.lastIndexOf('@');
    String open = place.substring(at + 1);
    String name = SCHEME + (open.endsWith("/") ? open.substring(0, open.length() - 1) : open);
    int slash = open.indexOf('/');
    if (slash < 0 || slash == open.length() - 1) {
      throw refused(name, "its path names no keyspace");
    }
    String keyspace = open.substring(slash + 1);
    if (!KEYSPACE.matcher(keyspace).matches()) {
      throw refused(name, "a keyspace has a name of up to 48 letters, digits and _");
    }
    Map<String, String> options = options(question < 0 ? "" : rest.substring(question + 1), name);
    return new Address(
        contacts(open.substring(0, slash), name),
        at < 0 ? Optional.empty() : Optional.of(login(place.substring(0, at), name)),
        keyspace,
        Optional.ofNullable(options.get("datacenter")),
        reach(options.getOrDefault("consistency", "quorum"), name),
        Tls.of(options, name),
        name);
  }

  private static List<InetSocketAddress> contacts(String hosts, String name) {
    List<InetSocketAddress> contacts = new ArrayList<>();
    for (String host : hosts.split(",", -1)) {
      Matcher matcher = HOST.matcher(host);
      if (!matcher.matches()) {
        throw refused(name, "it has a host that is not HOST or HOST:PORT");
      }
      int port =
          matcher.group("port") == null ? USUAL_PORT : Integer.parseInt(matcher.group("port"));
      if (port < 1 || port > 65_535) {
        throw refused(name, "ports are numbers from 1 to 65535");
      }
      contacts.add(new InetSocketAddress(matcher.group("host"), port));
    }
    return List.copyOf(contacts);
  }

  private static Login login(String userInfo, String name) {
    int colon = userInfo.indexOf(':');
    if (colon < 1) {
      throw refused(name, "what stands before the @ is not USER:PASSWORD");
    }
    return new Login(
        decoded(userInfo.substring(0, colon), name), decoded(userInfo.substring(colon + 1), name));
  }

  private static Map<String, String> options(String query, String name) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : query.isEmpty() ? new String[0] : query.split("&", -1)) {
      int equals = option.indexOf('=');
      String key = equals < 0 ? option : option.substring(0, equals);
      if (!OPTIONS.contains(key) || equals < 0 || equals == option.length() - 1) {
        throw refused(
            name, "its options are datacenter=NAME, consistency=LEVEL and those of tls, no others");
      }
      if (options.put(key, decoded(option.substring(equals + 1), name)) != null) {
        throw refused(name, "it has the option %s twice".formatted(key));
      }
    }
    return options;
  }

  private static Reach reach(String level, String name) {
    return switch (level.toLowerCase(Locale.ROOT)) {
      case "quorum" -> Reach.QUORUM;
      case "local_quorum" -> Reach.LOCAL_QUORUM;
      default ->
          throw refused(
              name, "its consistency is neither quorum nor local_quorum, and others read old data");
    };
  }

  @SuppressWarnings("UnusedException")
  private static String decoded(String text, String name) {
    try {
      // In an address a plus is a plus; only forms write a space like that.
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Neither the message nor the cause goes on: both may quote the credentials.
      throw refused(name, "it has a %-sign that no two hexadecimal digits follow");
    }
  }

  /** That an address is not understood, and how it is written. */
  static Problem refused(String name, String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot open the store %s: %s".formatted(name, why),
        "nothing was written",
        "write it as " + FORM);
  }

  /** The name: credentials do not belong in messages. */
  @Override
  public String toString() {
    return name;
  }
}
