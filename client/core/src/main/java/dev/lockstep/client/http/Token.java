package dev.lockstep.client.http;

import java.util.regex.Pattern;

/** What an instance shows to the control plane. It prints as dots. */
public final class Token {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{1,4096}");

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
  }

  /** This token; refused, and not shown, where it could not stand in a header. */
  public static Token of(String secret) {
    if (!FORM.matcher(secret).matches()) {
      throw new IllegalArgumentException("Not a token: it has letters, digits and ._~+/=- only");
    }
    return new Token(secret);
  }

  String header() {
    return "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "••••";
  }
}
