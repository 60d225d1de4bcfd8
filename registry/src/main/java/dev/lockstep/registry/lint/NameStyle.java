package dev.lockstep.registry.lint;

import java.util.Locale;
import java.util.regex.Pattern;

/** How names are put together. */
public enum NameStyle {
  /** In any way. */
  ANY(".*"),
  /** As {@code createdAt}. */
  CAMEL("_{0,2}[a-z][a-zA-Z0-9]*"),
  /** As {@code created_at}. */
  SNAKE("_{0,2}[a-z][a-z0-9]*(_[a-z0-9]+)*"),
  /** As {@code created-at}. */
  KEBAB("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  private final Pattern form;

  NameStyle(String form) {
    this.form = Pattern.compile(form, Pattern.DOTALL);
  }

  /** The word of options. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean fits(String name) {
    return form.matcher(name).matches();
  }
}
