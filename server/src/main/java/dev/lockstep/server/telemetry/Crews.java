package dev.lockstep.server.telemetry;

import java.util.Map;

/** Who may report: the instances with live leases. Threads share it. */
interface Crews {
  /** An instance with a live lease. */
  record Member(String service, String region) {}

  /**
   * Those who work on a collection.
   *
   * @param epoch the newest that is published
   * @param members by the names of the instances
   */
  record Crew(long epoch, Map<String, Member> members) {
    public Crew {
      members = Map.copyOf(members);
    }
  }

  /** Those who work on a collection now. */
  Crew crew(String environment, String collection);
}
