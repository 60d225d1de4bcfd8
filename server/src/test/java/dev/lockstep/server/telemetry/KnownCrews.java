package dev.lockstep.server.telemetry;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Instances whose leases tests have told of. */
@Component
class KnownCrews implements Crews {
  private final Map<String, Crew> crews = new ConcurrentHashMap<>();

  @Override
  public Crew crew(String environment, String collection) {
    return crews.getOrDefault(environment + "/" + collection, new Crew(0, Map.of()));
  }

  void hire(String environment, String collection, String instance, Member member) {
    Crew crew = crew(environment, collection);
    Map<String, Member> members = new HashMap<>(crew.members());
    members.put(instance, member);
    crews.put(environment + "/" + collection, new Crew(Math.max(1, crew.epoch()), members));
  }

  void publish(String environment, String collection, long epoch) {
    Crew crew = crew(environment, collection);
    crews.put(environment + "/" + collection, new Crew(epoch, crew.members()));
  }
}
