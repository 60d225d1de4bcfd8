package dev.lockstep.registry.pattern;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The properties of characters that patterns name: the general categories of Unicode. */
final class CharacterProperties {
  private static final Map<String, String> LONG_NAMES =
      Map.ofEntries(
          Map.entry("Letter", "L"),
          Map.entry("Uppercase_Letter", "Lu"),
          Map.entry("Lowercase_Letter", "Ll"),
          Map.entry("Mark", "M"),
          Map.entry("Number", "N"),
          Map.entry("Decimal_Number", "Nd"),
          Map.entry("digit", "Nd"),
          Map.entry("Punctuation", "P"),
          Map.entry("punct", "P"),
          Map.entry("Symbol", "S"),
          Map.entry("Separator", "Z"));

  /** The short names of the categories, at the numbers that {@link Character} gives them. */
  private static final String[] CATEGORIES = {
    "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "", "Zs", "Zl", "Zp",
    "Cc", "Cf", "", "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
  };

  private static final Map<String, CodePoints> KNOWN = new ConcurrentHashMap<>();

  private CharacterProperties() {}

  /** The characters with this property; empty where it is not known. */
  static Optional<CodePoints> named(String name) {
    String category = name.startsWith("gc=") ? name.substring(3) : name;
    String wanted = LONG_NAMES.getOrDefault(category, category);
    boolean exists = false;
    for (String known : CATEGORIES) {
      exists |= !wanted.isEmpty() && known.startsWith(wanted);
    }
    return exists
        ? Optional.of(KNOWN.computeIfAbsent(wanted, CharacterProperties::scan))
        : Optional.empty();
  }

  private static CodePoints scan(String wanted) {
    return CodePoints.where(point -> CATEGORIES[Character.getType(point)].startsWith(wanted));
  }
}
