package dev.lockstep.server.inquiry;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.evidence.Subject;
import dev.lockstep.server.outward.Destination;
import dev.lockstep.server.outward.Letter;
import dev.lockstep.server.outward.Outward;
import dev.lockstep.server.outward.Reply;
import dev.lockstep.server.outward.Secrets;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the webhooks of plans. Threads share it. */
@Component
final class Hooks {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Outward door;
  private final Secrets secrets;

  Hooks(Outward door, Secrets secrets) {
    this.door = door;
    this.secrets = secrets;
  }

  /** What a webhook is asked; it holds no value of a document. */
  private record Inquiry(
      String check,
      String rollout,
      String environment,
      String collection,
      String stage,
      long epoch) {}

  /** What the webhook at an address says of a check. */
  Given ask(URI address, Check check, Subject subject) {
    Instant now = subject.question().now();
    String body =
        JSON.writeValueAsString(
            new Inquiry(
                check.name(),
                subject.rollout(),
                subject.environment(),
                subject.question().place().collection(),
                subject.question().state().stage().word(),
                subject.epoch()));
    Letter letter =
        Letter.post(new Destination(address), "application/json", body)
            .with(secrets.ofChecks(subject.team()).sign(body + now.toEpochMilli(), now, body));
    return given(door.send(letter));
  }

  /** One of four words, and nothing else is an answer. */
  static Given given(Reply reply) {
    if (!reply.isGood()) {
      return Given.error("the webhook answers " + reply.status());
    }
    return word(reply.body())
        .flatMap(word ->
            Stream.of(Outcome.values())
                .filter(outcome -> outcome.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst())
        .map(outcome -> new Given(outcome, 0, "the webhook says so"))
        .orElseGet(() ->
            Given.error("the webhook answers no outcome of pass, fail, inconclusive and error"));
  }

  private static Optional<String> word(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body))
          .map(answer -> answer.at("/outcome"))
          .filter(JsonNode::isString)
          .map(JsonNode::asString);
    } catch (JacksonException e) {
      return Optional.empty(); // Said by the caller, like an answer of another form.
    }
  }
}
