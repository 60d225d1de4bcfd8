package dev.lockstep.server.request;

import dev.lockstep.api.wire.Acknowledgement;
import dev.lockstep.api.wire.ComparisonReport;
import dev.lockstep.api.wire.Disclosure;
import dev.lockstep.api.wire.LeaseAnswer;
import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.api.wire.WorkOrders;
import dev.lockstep.api.wire.WorkReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.stereotype.Component;

/** Bodies of {@code docs/spec/control-plane.md}, by the codec that both ends use. */
@Component
final class WireBodies extends AbstractHttpMessageConverter<Object> {
  private static final Map<Class<?>, Function<String, ?>> READ =
      Map.of(
          LeaseRequest.class, WireJson::readLeaseRequest,
          Acknowledgement.class, WireJson::readAcknowledgement,
          WorkReport.class, WireJson::readWork,
          ComparisonReport.class, WireJson::readComparison);
  private static final Map<Class<?>, Function<Object, String>> WRITTEN =
      Map.of(
          LeaseAnswer.class, body -> WireJson.write((LeaseAnswer) body),
          StageEvent.class, body -> WireJson.write((StageEvent) body),
          StageMessage.class, body -> WireJson.write((StageMessage) body),
          WorkOrders.class, body -> WireJson.write((WorkOrders) body),
          Disclosure.class, body -> WireJson.write((Disclosure) body));

  WireBodies() {
    super(StandardCharsets.UTF_8, MediaType.APPLICATION_JSON);
  }

  @Override
  protected boolean supports(Class<?> type) {
    return READ.containsKey(type) || WRITTEN.containsKey(type);
  }

  @Override
  protected Object readInternal(Class<? extends Object> type, HttpInputMessage input)
      throws IOException {
    String body = new String(input.getBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return READ.getOrDefault(type, text -> text).apply(body);
    } catch (WireException e) {
      throw Refused.invalid(String.valueOf(e.getMessage()));
    }
  }

  @Override
  protected void writeInternal(Object body, HttpOutputMessage output) throws IOException {
    String text = WRITTEN.getOrDefault(body.getClass(), String::valueOf).apply(body);
    output.getBody().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
