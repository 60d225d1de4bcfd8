package dev.lockstep.registry.sensitive;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at values. A text is looked at in one pass first, so that most cost no more than that; of a
 * long one the beginning.
 */
public final class SensitiveValue {
  private static final int LOOK_MAX = 10_000;
  private static final int CARD_DIGITS_MIN = 13;
  private static final int CARD_DIGITS_MAX = 19;
  private static final int USUAL_CARD = 16;
  private static final int PHONE_DIGITS_MIN = 8;
  private static final int TOKEN_SIZE_MIN = 24;
  private static final int TOKEN_MIN = 8;
  private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,255}");
  private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ -]?[0-9]){12,40}");
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Za-z]{2}[0-9]{2}(?: ?[A-Za-z0-9]){11,30}");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?:\\+|\\b00|\\(?\\b0)[0-9(][0-9 ()./-]{6,22}|\\(?[0-9]{3}\\)?[ .-][0-9]{3}["
              + " .-][0-9]{4}");
  private static final Pattern TOKEN =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{5,}\\.|-----BEGIN |\\b(?:sk|pk|rk)_(?:live|test)_|\\bgh[pousr]_"
              + "|\\bxox[abprs]-|\\bAKIA[0-9A-Z]{8}|\\bBearer |\\$2[aby]?\\$[0-9]"
              + "|\\$argon2|\\$6\\$|\\{SSHA\\}");
  private static final Pattern PERSONAL_NUMBER =
      Pattern.compile("\\b[0-9]{3}-[0-9]{2}-[0-9]{4}\\b");

  private static final List<String> WORDS_OF_TOKENS =
      List.of(
          "eyJ",
          "-----BEGIN ",
          "_live_",
          "_test_",
          "ghp_",
          "gho_",
          "ghu_",
          "ghs_",
          "ghr_",
          "xox",
          "AKIA",
          "Bearer ",
          "$",
          "{SSHA}");

  private SensitiveValue() {}

  /** What the text, or a part of it, looks like. */
  public static Optional<Sensitive> kind(String text) {
    String looked = text.length() > LOOK_MAX ? text.substring(0, LOOK_MAX) : text;
    int digits = 0;
    for (int i = 0; i < looked.length(); i++) {
      char c = looked.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    if (looked.indexOf('@') >= 0 && EMAIL.matcher(looked).find()) {
      return Optional.of(Sensitive.EMAIL);
    }
    if (looked.length() >= TOKEN_MIN && isToken(looked)) {
      return Optional.of(Sensitive.TOKEN);
    }
    return digits >= PHONE_DIGITS_MIN ? kind(looked, digits) : Optional.empty();
  }

  private static Optional<Sensitive> kind(String text, int digits) {
    if (digits >= CARD_DIGITS_MIN && holdsCard(text)) {
      return Optional.of(Sensitive.CARD);
    }
    if (holdsIban(text)) {
      return Optional.of(Sensitive.IBAN);
    }
    if (holdsPhone(text)) {
      return Optional.of(Sensitive.PHONE);
    }
    return PERSONAL_NUMBER.matcher(text).find() ? Optional.of(Sensitive.PERSON) : Optional.empty();
  }

  /** Looking for single words first spares most texts the expression. */
  private static boolean isToken(String text) {
    for (int i = 0; i < WORDS_OF_TOKENS.size(); i++) {
      if (text.contains(WORDS_OF_TOKENS.get(i))) {
        return TOKEN.matcher(text).find() || isRandom(text);
      }
    }
    return isRandom(text);
  }

  /** What the number looks like, written in digits. */
  public static Optional<Sensitive> kind(long number) {
    return number >= 1_000_000_000_000L && isCard(Long.toString(number))
        ? Optional.of(Sensitive.CARD)
        : Optional.empty();
  }

  /** Other digits may stand beside those of a card, such as those of its last month. */
  private static boolean holdsCard(String text) {
    Matcher runs = DIGITS.matcher(text);
    while (runs.find()) {
      String run = runs.group().replaceAll("[ -]", "");
      boolean isOne = isCard(run);
      for (int from = 0; from + USUAL_CARD <= run.length() && !isOne; from++) {
        isOne = isCard(run.substring(from, from + USUAL_CARD));
      }
      if (isOne) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCard(String digits) {
    boolean isIssued = digits.charAt(0) >= '2' && digits.charAt(0) <= '6';
    return digits.length() >= CARD_DIGITS_MIN
        && digits.length() <= CARD_DIGITS_MAX
        && isIssued
        && luhn(digits);
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : 2 * digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static boolean holdsIban(String text) {
    Matcher accounts = IBAN.matcher(text);
    while (accounts.find()) {
      String account = accounts.group().replace(" ", "");
      for (int size = account.length(); size >= 15; size--) {
        if (isIban(account.substring(0, size))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isIban(String account) {
    StringBuilder number = new StringBuilder();
    String turned = account.substring(4) + account.substring(0, 4);
    turned.chars().forEach(c -> number.append(Character.digit(c, 36)));
    return new BigInteger(number.toString()).mod(IBAN_MODULUS).equals(BigInteger.ONE);
  }

  private static boolean holdsPhone(String text) {
    Matcher numbers = PHONE.matcher(text);
    while (numbers.find()) {
      long digits = numbers.group().chars().filter(Character::isDigit).count();
      if (digits >= PHONE_DIGITS_MIN && digits <= 16) {
        return true;
      }
    }
    return false;
  }

  /**
   * Letters of both cases and digits without a space: no words, and no number of any usual kind.
   */
  private static boolean isRandom(String text) {
    if (text.length() < TOKEN_SIZE_MIN) {
      return false;
    }
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      upper |= c >= 'A' && c <= 'Z';
      lower |= c >= 'a' && c <= 'z';
      digit |= c >= '0' && c <= '9';
      if (c <= ' ' || c > '~' || c == ':' || c == '?' || c == '<') {
        return false;
      }
    }
    return upper && lower && digit;
  }
}
