package dev.lockstep.server.testing;

import dev.lockstep.server.testing.Receiver.Given;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all servers of the module take for their Prometheus; tests use expressions of their own. */
public final class TestPrometheus {
  /** What it asks for. */
  static final String TOKEN = "prometheus-token-of-tests";

  private static final Map<String, String> VALUES = new ConcurrentHashMap<>();
  private static final Map<String, Integer> ASKED = new ConcurrentHashMap<>();
  private static final Receiver RECEIVER = Receiver.answering(TestPrometheus::answer);

  private TestPrometheus() {}

  static String address() {
    return RECEIVER.address("/prometheus/");
  }

  /** From now on the expression is this number. */
  public static void set(String expression, String value) {
    VALUES.put(expression, value);
  }

  /** How often it was asked for the expression. */
  public static int asked(String expression) {
    return ASKED.getOrDefault(expression, 0);
  }

  private static Given answer(Receiver.Received question) {
    String start = "/prometheus/api/v1/query?query=";
    if (!question.header("Authorization").equals("Bearer " + TOKEN)
        || !question.path().startsWith(start)) {
      return new Given(401, "");
    }
    String expression =
        URLDecoder.decode(question.path().substring(start.length()), StandardCharsets.UTF_8);
    int times = ASKED.merge(expression, 1, Integer::sum);
    assert times > 0;
    String value = VALUES.get(expression);
    return new Given(
        200,
        """
        {"status":"success","data":{"resultType":"vector","result":[%s]}}\
        """
            .formatted(value == null ? "" : "{\"metric\":{},\"value\":[1.5,\"" + value + "\"]}"));
  }
}
