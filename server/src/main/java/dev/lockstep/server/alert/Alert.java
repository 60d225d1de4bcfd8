package dev.lockstep.server.alert;

import dev.lockstep.journal.Draft;
import dev.lockstep.server.rollout.Rollout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened to a rollout, as a CloudEvent.
 *
 * @param id the same for the same happening, whichever server saw it
 */
record Alert(String id, String type, Rollout rollout, Map<String, String> facts) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String TYPE = "dev.lockstep.rollout.";

  Alert {
    facts = Map.copyOf(facts);
  }

  /** What a step means for the team, if it is told of such steps. */
  static Optional<Alert> of(Rollout after, Draft made) {
    return type(after, made.action())
        .map(type -> {
          Map<String, String> facts = new TreeMap<>();
          facts.put("actor", made.actor());
          for (String name : new String[] {"from", "to", "cause"}) {
            Optional.ofNullable(made.fields().get(name)).ifPresent(fact -> facts.put(name, fact));
          }
          String id = "%s:step:%d".formatted(after.identity().subject(), after.course().version());
          return new Alert(id, type, after, facts);
        });
  }

  private static Optional<String> type(Rollout after, String action) {
    return switch (action) {
      case "rollout frozen" -> Optional.of("frozen");
      case "rollout resumed" -> Optional.of("resumed");
      case "regions held" -> Optional.of("regions-held");
      case "rollout rolled back softly", "rollout rolled back hard" -> Optional.of("rolled-back");
      case "rollout taken back" -> Optional.of("taken-back");
      case "rollout advanced" -> Optional.of("completed").filter(unused -> after.isAtTheEnd());
      default -> Optional.empty();
    };
  }

  /** A rollout that waits for a person, told of once in each epoch. */
  static Alert waiting(Rollout rollout, String why) {
    String id =
        "%s:epoch:%d:%s".formatted(rollout.identity().subject(), rollout.state().epoch(), why);
    return new Alert(id, "person-needed", rollout, Map.of("why", why));
  }

  /** What the receivers read. */
  private record Event(
      String specversion,
      String id,
      String source,
      String type,
      String subject,
      Instant time,
      String datacontenttype,
      Data data) {}

  private record Data(
      String rollout,
      String environment,
      String collection,
      String change,
      String team,
      String stage,
      long epoch,
      Map<String, String> facts) {}

  String json(Instant now) {
    Rollout.Identity identity = rollout.identity();
    String environment = identity.place().environment();
    String source =
        "/v1/environments/%s/rollouts/%s".formatted(encoded(environment), encoded(identity.id()));
    Data data =
        new Data(
            identity.id(),
            environment,
            identity.place().collection(),
            identity.change(),
            identity.team(),
            rollout.stage().word(),
            rollout.state().epoch(),
            new TreeMap<>(facts));
    return JSON.writeValueAsString(
        new Event("1.0", id, source, TYPE + type, identity.id(), now, "application/json", data));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
