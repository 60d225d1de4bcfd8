package dev.lockstep.registry.exchange.draft;

/** Which names a field of a draft may have. */
public final class FieldNames {
  private static final String OURS = "_lockstep";

  private FieldNames() {}

  /** Whether stores and queries take a name for nothing else. */
  public static boolean isSafe(String name) {
    return !name.isEmpty()
        && name.equals(name.strip())
        && !name.startsWith("$")
        && !name.startsWith(OURS)
        && name.indexOf('.') < 0
        && name.chars().noneMatch(Character::isISOControl)
        && name.chars().noneMatch(c -> Character.isSurrogate((char) c) && isLone(name));
  }

  private static boolean isLone(String name) {
    return name.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }
}
