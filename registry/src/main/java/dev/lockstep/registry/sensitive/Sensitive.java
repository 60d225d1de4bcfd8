package dev.lockstep.registry.sensitive;

/** What a value or the name of a field looks like. */
public enum Sensitive {
  EMAIL("e-mail addresses"),
  CARD("card numbers"),
  IBAN("bank accounts"),
  PHONE("phone numbers"),
  TOKEN("tokens or keys"),
  PASSWORD("passwords"),
  PERSON("data of persons");

  private final String words;

  Sensitive(String words) {
    this.words = words;
  }

  /** What such values are, in the plural. */
  public String words() {
    return words;
  }
}
