package dev.lockstep.rollout.step;

import java.time.Instant;
import java.util.List;

/** Which epoch each client and runner last acknowledged. */
public record Acknowledgements(List<Acknowledgement> all) {
  public Acknowledgements {
    all = List.copyOf(all);
  }

  /**
   * What one instance last acknowledged.
   *
   * @param leaseEnd until when it may act on that epoch without hearing from the server
   */
  public record Acknowledgement(String instance, long epoch, Instant leaseEnd) {}

  /**
   * The convergence barrier: who may still act on an older epoch at this moment. Nobody is missing
   * for long: a lease that is not renewed ends.
   */
  public List<Acknowledgement> missing(long epoch, Instant now) {
    return all.stream()
        .filter(each -> each.epoch() < epoch && each.leaseEnd().isAfter(now))
        .toList();
  }
}
