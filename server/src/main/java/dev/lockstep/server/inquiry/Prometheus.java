package dev.lockstep.server.inquiry;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.outward.Destination;
import dev.lockstep.server.outward.Letter;
import dev.lockstep.server.outward.Limits;
import dev.lockstep.server.outward.Names;
import dev.lockstep.server.outward.Outward;
import dev.lockstep.server.outward.Reachable;
import dev.lockstep.server.outward.Reply;
import dev.lockstep.server.setting.Outside;
import dev.lockstep.server.setting.ServerSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The Prometheus of the settings, which may be wherever its operator put it. Threads share it. */
@Component
final class Prometheus implements AutoCloseable {
  private final Optional<Destination> address;
  private final Optional<String> token;
  private final Outward door;

  Prometheus(ServerSettings settings, Reachable reachable) {
    Outside outside = settings.outside();
    this.address = outside.prometheus().map(Destination::of);
    this.token = outside.prometheusToken();
    this.door =
        new Outward(address.map(reachable::and).orElse(reachable), Names.SYSTEM, Limits.STANDARD);
  }

  /** What an expression is now, as an answer to a check. */
  Given ask(String expression, Check check) {
    if (address.isEmpty()) {
      return Given.error("no Prometheus is set; the operator says where in LOCKSTEP_PROMETHEUS");
    }
    Destination question =
        Destination.of(
            "%s/api/v1/query?query=%s"
                .formatted(
                    address.get().uri().toString().replaceFirst("/+$", ""),
                    URLEncoder.encode(expression, StandardCharsets.UTF_8)));
    Letter letter = Letter.get(question);
    Reply reply =
        door.send(
            token
                .map(secret -> letter.with(Map.of("Authorization", "Bearer " + secret)))
                .orElse(letter));
    return Sample.given(reply, check);
  }

  @Override
  public void close() {
    door.close();
  }
}
