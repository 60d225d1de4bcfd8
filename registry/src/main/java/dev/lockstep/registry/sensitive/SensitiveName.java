package dev.lockstep.registry.sensitive;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks at the names of fields, by the words that they are put together of. */
public final class SensitiveName {
  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "pwd", "passphrase", "passcode", "pin", "cvv", "cvc");
  private static final Set<String> TOKENS =
      Set.of("token", "secret", "jwt", "credential", "credentials", "apikey", "privatekey", "otp");
  private static final Set<String> EMAILS = Set.of("email", "mail", "emails");
  private static final Set<String> PHONES = Set.of("phone", "mobile", "telephone", "fax", "msisdn");
  private static final Set<String> PERSONS =
      Set.of(
          "ssn",
          "surname",
          "lastname",
          "firstname",
          "fullname",
          "birthday",
          "birthdate",
          "dob",
          "passport",
          "gender",
          "religion",
          "salary",
          "taxid");
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("last", "name"),
          List.of("first", "name"),
          List.of("full", "name"),
          List.of("family", "name"),
          List.of("given", "name"),
          List.of("date", "birth"),
          List.of("birth", "date"),
          List.of("social", "security"),
          List.of("tax", "id"));

  private SensitiveName() {}

  /** What a field of this name holds, by its name. */
  public static Optional<Sensitive> kind(String name) {
    List<String> words = words(name);
    Set<String> set = Set.copyOf(words);
    if (any(set, PASSWORDS)) {
      return Optional.of(Sensitive.PASSWORD);
    }
    boolean isKey = set.contains("key") && (set.contains("api") || set.contains("private"));
    if (any(set, TOKENS) || isKey) {
      return Optional.of(Sensitive.TOKEN);
    }
    if (any(set, EMAILS)) {
      return Optional.of(Sensitive.EMAIL);
    }
    if (any(set, PHONES)) {
      return Optional.of(Sensitive.PHONE);
    }
    if (set.contains("iban") || (set.contains("account") && set.contains("number"))) {
      return Optional.of(Sensitive.IBAN);
    }
    if (set.contains("card") && (set.contains("number") || set.contains("no"))) {
      return Optional.of(Sensitive.CARD);
    }
    boolean isPair = PAIRS.stream().anyMatch(words::containsAll);
    return isPair || any(set, PERSONS) ? Optional.of(Sensitive.PERSON) : Optional.empty();
  }

  private static boolean any(Set<String> words, Set<String> known) {
    return words.stream().anyMatch(known::contains);
  }

  private static List<String> words(String name) {
    return Arrays.stream(name.split("(?<=[a-z0-9])(?=[A-Z])|[^A-Za-z]+"))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableList());
  }
}
