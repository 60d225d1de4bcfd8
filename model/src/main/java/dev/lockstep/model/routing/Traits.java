package dev.lockstep.model.routing;

/**
 * What of a record, beside its key, a ramp may ask for.
 *
 * <p>Both follow from the record and not from who asks, or two services would read different shapes
 * of it at the same time.
 *
 * @param cohort the group the record belongs to, such as a tenant's tier; empty when it has none
 * @param region where the record is at home; empty when that is not known
 */
public record Traits(String cohort, String region) {
  /** Of a record of which nothing but the key is known. */
  public static final Traits NONE = new Traits("", "");
}
