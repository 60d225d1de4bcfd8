package dev.lockstep.registry.lint;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Every rule of lint, in the order of its page. */
public enum LintRule {
  CONTRACT_DUPLICATE(Level.ERROR, "two contracts have the same id and version"),
  VERSION_NOT_SEMVER(
      Level.ERROR, "the version of a contract has no order, so nobody can support a range of it"),
  OWNER_MISSING(Level.ERROR, "a contract names no team, so nobody answers for a change"),
  SCHEMA_MISSING(Level.WARNING, "a contract promises no collection"),
  ENGINE_MISSING(Level.WARNING, "a collection does not say what kind of store holds it"),
  ID_MISSING(
      Level.WARNING,
      "a collection, field or index has no `id`, so renaming it looks like removing it"),
  ID_DUPLICATE(Level.ERROR, "two elements of one collection have the same `id`"),

  NAME_DUPLICATE(Level.ERROR, "two elements beside each other have the same name"),
  PHYSICAL_NAME_DUPLICATE(
      Level.ERROR, "two elements beside each other have the same name in the store"),
  NAME_CASE_COLLISION(
      Level.WARNING, "two names beside each other differ in the case of letters only"),
  NAME_UNSAFE(
      Level.ERROR,
      "a name is empty, begins with `$`, or has a dot, a control character or a space at an end"),
  NAME_RESERVED(
      Level.ERROR, "a field has a name that the contract reserves, or that begins `_lockstep`"),
  NAME_CONVENTION(Level.WARNING, "a name is not put together as the chosen style says"),

  TYPE_MISSING(Level.INFO, "nothing says what type stands at a place"),
  TYPE_DISAGREES(Level.WARNING, "the logical and the physical type of a place exclude each other"),
  ENUM_EMPTY(Level.ERROR, "an enum lets in no value"),
  ENUM_DUPLICATE(Level.WARNING, "an enum names a value twice"),
  ENUM_TYPE(Level.ERROR, "a value of an enum is not of the type of its place"),
  DEFAULT_TYPE(Level.ERROR, "a default is not of the type of its place"),
  DEFAULT_OUTSIDE(Level.ERROR, "a default is outside the enum or the bounds of its place"),
  BOUNDS_EMPTY(Level.ERROR, "a minimum stands above its maximum, so that nothing fits"),
  PATTERN_INVALID(Level.ERROR, "a pattern is no regular expression"),
  MEMBER_DUPLICATE(Level.ERROR, "two members of a union have the same name"),
  DISCRIMINATOR_UNKNOWN(
      Level.ERROR, "a discriminator names a field or a member that the union does not have"),

  PRIMARY_KEY_MISSING(Level.ERROR, "nothing says what identifies a document"),
  KEY_PATH_UNKNOWN(Level.ERROR, "a key has a path that the collection does not have"),
  KEY_TEMPLATE_UNKNOWN(Level.ERROR, "a key template names an attribute that is not there"),
  INDEX_DUPLICATE(Level.ERROR, "two indexes of a collection have the same name"),
  INDEX_PATH_UNKNOWN(Level.ERROR, "an index has a path that the collection does not have"),
  PATH_UNKNOWN(
      Level.ERROR, "the time to live or the schema version names a path that is not there"),
  TTL_NOT_A_TIME(Level.WARNING, "MongoDB removes nothing by a path whose values are no dates"),
  SENSITIVE_IN_KEY(
      Level.WARNING, "a restricted value enters a key or an index, where many can see it"),
  QUERY_DUPLICATE(Level.ERROR, "two queries of a collection have the same name"),
  QUERY_OWNER_MISSING(Level.WARNING, "a query of a contract says not who sends it"),
  QUERY_OWNER_UNKNOWN(
      Level.WARNING, "a query is said to be sent by somebody who is no service and no team here"),
  QUERY_PARAMETER_UNDECLARED(Level.WARNING, "a query has a parameter whose type is not declared"),
  QUERY_PARAMETER_UNUSED(Level.INFO, "a query declares a parameter that it does not have"),

  DEPRECATED_WITHOUT_SUNSET(Level.WARNING, "a deprecation does not say when the thing goes"),
  SUNSET_PAST(Level.WARNING, "the day on which something may go is past, and it is still there"),
  SUNSET_TOO_EARLY(Level.ERROR, "something goes before it is deprecated"),
  RETENTION_EMPTY(Level.ERROR, "data must be kept longer than it may be kept"),
  RETENTION_UNENFORCED(
      Level.WARNING, "data may be kept for so long only, and nothing removes it by itself"),
  SENSITIVITY_BELOW_PART(Level.WARNING, "a whole is classed as less sensitive than a part of it"),

  USAGE_DUPLICATE(Level.ERROR, "two usages speak for the same version of a service"),
  USAGE_VERSION_NOT_SEMVER(Level.WARNING, "the version of a service has no order"),
  USAGE_TEAM_MISSING(Level.WARNING, "a usage names no team, so nobody can be asked"),
  USAGE_CONTRACT_UNKNOWN(Level.WARNING, "a usage names a contract that is not among the files"),
  USAGE_VERSION_UNSUPPORTED(
      Level.WARNING, "a usage does not support any version of its contract among the files"),
  USAGE_COLLECTION_UNKNOWN(
      Level.ERROR,
      "a usage names a collection that its contract does not have, or none of several"),
  USAGE_PATH_UNKNOWN(Level.ERROR, "a usage names a path that its contract does not have"),
  USAGE_PATH_DEPRECATED(Level.WARNING, "a usage relies on a path that will go"),
  USAGE_INDEX_UNKNOWN(Level.ERROR, "a usage relies on an index that its contract does not have"),
  WRITE_MODE_MISSING(
      Level.WARNING, "a service writes and does not say what becomes of what it does not name"),
  CLEARANCE_MISSING(Level.WARNING, "a service sees confidential data and does not say that it may"),
  CLEARANCE_TOO_LOW(Level.ERROR, "a service sees data that is more sensitive than it may see"),
  EVIDENCE_MISSING(Level.INFO, "nothing says on what the statements of a usage stand");

  private final Level level;
  private final String page;

  LintRule(Level level, String page) {
    this.level = level;
    this.page = page;
  }

  /** The rule of this code. */
  public static Optional<LintRule> of(String code) {
    return Stream.of(values()).filter(rule -> rule.code().equals(code)).findFirst();
  }

  /** The stable code, such as {@code owner-missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How much a finding of this rule weighs. */
  public Level level() {
    return level;
  }

  /** What it finds, for the page of the rules. */
  public String page() {
    return page;
  }
}
