package dev.lockstep.runner;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a store is, as the user gave it. {@link #shown} is what may be printed and remembered; the
 * whole address goes to the store's own driver only.
 */
public final class StoreAddress {
  private static final Pattern FORM =
      Pattern.compile("(?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(?<rest>.*)", Pattern.DOTALL);
  private static final Pattern SECRET_NAME =
      Pattern.compile("password|passwd|pwd|secret|token|credential|mechanismproperties|apikey");

  private final URI uri;
  private final String shown;
  private final List<String> secrets;

  private StoreAddress(URI uri, String shown, List<String> secrets) {
    this.uri = uri;
    this.shown = shown;
    this.secrets = List.copyOf(secrets);
  }

  /**
   * The address in this text.
   *
   * @throws Problem with {@code USAGE} if it is not one; the text is not repeated, it may hold a
   *     password
   */
  public static StoreAddress parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw unreadable("it has no scheme, such as mongodb://");
    }
    List<String> secrets = new ArrayList<>();
    String rest = withoutUser(form.group("rest"), secrets);
    String shown = form.group("scheme") + ":" + withoutSecretParameters(rest, secrets);
    if (rest.isEmpty() || rest.equals("//")) {
      throw unreadable("it ends after its scheme");
    }
    try {
      return new StoreAddress(new URI(text.strip()), shown, secrets);
    } catch (URISyntaxException e) {
      // Its message repeats the address, password and all, so it is not kept as the cause.
      Problem problem =
          unreadable(
              "special characters in it, in user name and password too, must be percent-encoded");
      throw problem.with("position", e.getIndex());
    }
  }

  private static String withoutUser(String rest, List<String> secrets) {
    if (!rest.startsWith("//")) {
      return rest;
    }
    int end =
        Stream.of("/", "?")
            .mapToInt(c -> rest.indexOf(c, 2))
            .filter(i -> i > 0)
            .min()
            .orElse(rest.length());
    int at = rest.lastIndexOf('@', end);
    if (at < 0 || end < 2) {
      return rest;
    }
    String user = rest.substring(2, at);
    int colon = user.indexOf(':');
    addSecret(colon < 0 ? user : user.substring(colon + 1), secrets);
    return "//" + rest.substring(at + 1);
  }

  private static String withoutSecretParameters(String rest, List<String> secrets) {
    int question = rest.indexOf('?');
    if (question < 0) {
      return rest;
    }
    String kept =
        Stream.of(rest.substring(question + 1).split("&", -1))
            .filter(parameter -> isHarmless(parameter, secrets))
            .collect(Collectors.joining("&"));
    return rest.substring(0, question) + (kept.isEmpty() ? "" : "?" + kept);
  }

  private static boolean isHarmless(String parameter, List<String> secrets) {
    int equals = parameter.indexOf('=');
    String name = equals < 0 ? parameter : parameter.substring(0, equals);
    if (!SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find()) {
      return true;
    }
    addSecret(parameter.substring(equals + 1), secrets);
    return false;
  }

  private static void addSecret(String secret, List<String> secrets) {
    secrets.add(secret);
    try {
      secrets.add(URLDecoder.decode(secret, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      // A stray percent sign: the text itself is hidden already.
      secrets.add(secret);
    }
  }

  private static Problem unreadable(String why) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot read the address of the store: " + why,
        "Nothing was written.",
        "Give it as --store mongodb://HOST:PORT/DATABASE.");
  }

  /** The whole address, for the store's driver. */
  URI uri() {
    return uri;
  }

  /** The address without user, password and tokens. */
  public String shown() {
    return shown;
  }

  /** Whether something had to be left out of {@link #shown}. */
  public boolean hasCredentials() {
    return !secrets.isEmpty();
  }

  /** A text in which nothing of this address that is secret is left. */
  public String hide(String text) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = secret.length() < 3 ? hidden : hidden.replace(secret, "***");
    }
    return hidden;
  }

  /** The address in the environment, if one is there. */
  public static Optional<StoreAddress> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("LOCKSTEP_STORE"))
        .filter(text -> !text.isBlank())
        .map(StoreAddress::parse);
  }

  /** The address without what is secret. */
  @Override
  public String toString() {
    return shown;
  }
}
