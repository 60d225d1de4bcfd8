package dev.lockstep.api.wire;

/**
 * What an instance tells of itself when it asks for the state and for the right to act by it.
 *
 * @param region where the instance runs; empty when that has no name
 * @param epoch the last one acknowledged under this lease; 0 for none
 * @param owedWrites how many second writes wait for their repair
 * @param overflowed whether more are owed than is known one by one
 */
public record LeaseRequest(
    String service, String region, long epoch, long owedWrites, boolean overflowed) {
  /** Refuses counts below 0 and a service without a name. */
  public LeaseRequest {
    Bounds.name("service", service);
    Bounds.text("region", region);
    Bounds.count("epoch", epoch);
    Bounds.count("owedWrites", owedWrites);
  }
}
