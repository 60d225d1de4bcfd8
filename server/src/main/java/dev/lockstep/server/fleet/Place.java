package dev.lockstep.server.fleet;

import dev.lockstep.server.request.Refused;
import java.util.regex.Pattern;

/** A collection in an environment. */
public record Place(String environment, String collection) {
  private static final Pattern NAME = Pattern.compile("[\\w-][\\w.-]{0,199}");

  /** Refuses what is no name of a collection. */
  public Place {
    if (!isName(collection)) {
      throw Refused.invalid(
          "Cannot name the collection so: it has 1 to 200 letters, digits, . - and _, no . first");
    }
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  @Override
  public String toString() {
    return environment + "/" + collection;
  }
}
