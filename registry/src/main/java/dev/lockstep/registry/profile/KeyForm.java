package dev.lockstep.registry.profile;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What names look like that are data. */
enum KeyForm {
  NUMBER("^[0-9]+$"),
  UUID("^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"),
  DATE("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"),
  HEXADECIMAL("^[0-9a-f]{12,64}$"),
  CODE("^[A-Z]{2,3}$"),
  LANGUAGE("^[a-z]{2}([_-][A-Z]{2})?$");

  private final String pattern;

  @SuppressWarnings("ImmutableEnumChecker") // Patterns never change.
  private final Pattern compiled;

  KeyForm(String pattern) {
    this.pattern = pattern;
    this.compiled = Pattern.compile(pattern);
  }

  /** The expression for contracts. */
  String pattern() {
    return pattern;
  }

  private boolean fits(String name) {
    return compiled.matcher(name).matches();
  }

  /** The first form that all these names have. */
  static Optional<KeyForm> of(Iterable<String> names) {
    Set<KeyForm> left = EnumSet.allOf(KeyForm.class);
    for (String name : names) {
      left.removeIf(form -> !form.fits(name));
    }
    return left.stream().findFirst();
  }

  /** Takes away the forms that a name does not have. */
  static void narrow(Set<KeyForm> forms, String name) {
    forms.removeIf(form -> !form.fits(name));
  }
}
