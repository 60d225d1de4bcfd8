package dev.lockstep.server.inquiry;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.gate.Outcome;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.outward.Reply;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Prometheus answers to an instant query: one finite number, as a scalar or as the only
 * sample of a vector. An empty vector is no zero, and neither is NaN.
 */
final class Sample {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?");

  private Sample() {}

  /** What the answer says of a check. */
  static Given given(Reply reply, Check check) {
    if (!reply.isGood()) {
      return Given.error("Prometheus answers " + reply.status());
    }
    Optional<JsonNode> answer = parsed(reply.body());
    if (answer.isEmpty() || !answer.get().at("/status").asString("").equals("success")) {
      return Given.error("Prometheus answers something else than success");
    }
    if (!answer.get().at("/warnings").isEmpty()) {
      return Given.error("Prometheus warns that its answer is in part");
    }
    return value(answer.get().at("/data"))
        .map(level -> of(level, check))
        .orElseGet(() -> Given.error("the answer is not one finite number"));
  }

  private static Optional<JsonNode> parsed(String body) {
    try {
      return Optional.ofNullable(JSON.readTree(body));
    } catch (JacksonException e) {
      return Optional.empty(); // Said by the caller, like an answer of another form.
    }
  }

  private static Optional<Double> value(JsonNode data) {
    JsonNode result = data.at("/result");
    return switch (data.at("/resultType").asString("")) {
      case "scalar" -> number(result);
      case "vector" -> result.size() == 1 ? number(result.at("/0/value")) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** A pair of a time and a number that is written as text. */
  private static Optional<Double> number(JsonNode pair) {
    return Optional.of(pair.at("/1"))
        .filter(text -> pair.size() == 2 && text.isString())
        .map(JsonNode::asString)
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Double::valueOf)
        .filter(Double::isFinite);
  }

  private static Given of(double level, Check check) {
    if (check instanceof Check.Guard) {
      return new Given(Outcome.PASS, level, "a level");
    }
    if (level == 1) {
      return new Given(Outcome.PASS, 0, "1");
    }
    return level == 0
        ? new Given(Outcome.FAIL, 0, "0")
        : Given.error("the answer is neither 1, which passes, nor 0, which fails");
  }
}
