package dev.lockstep.server.testing;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What must be nowhere but where it is shown once, and is known by its form. */
public final class Canaries {
  /** A value that tests put into documents, and that nobody else writes. */
  public static final String DOCUMENT_VALUE = "canary-of-a-document";

  private static final Pattern FORMS =
      Pattern.compile("(?:lst_|whsec_)[A-Za-z0-9_+/=-]{20,}|" + DOCUMENT_VALUE);

  private Canaries() {}

  /** Those in a text. */
  public static List<String> in(String text) {
    return FORMS.matcher(text).results().map(MatchResult::group).toList();
  }
}
