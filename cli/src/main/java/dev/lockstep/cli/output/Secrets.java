package dev.lockstep.cli.output;

import java.util.regex.Pattern;

/**
 * Takes credentials out of whatever is about to be printed. Messages are written without them; this
 * is the net below, for words of others: an argument repeated in a sentence, a driver's message.
 */
final class Secrets {
  private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s?#]*@");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)(?<=[?&,;\\s])([a-z-]*(?:password|passwd|secret|token|mechanismproperties)[a-z-]*=)"
              + "[^&\\s,;'\"]+");

  private Secrets() {}

  static String hide(String text) {
    String withoutUsers = USER_INFO.matcher(text).replaceAll("***@");
    return PARAMETER.matcher(withoutUsers).replaceAll("$1***");
  }
}
