package dev.lockstep.server.outward;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is sent.
 *
 * @param body none for a GET
 */
public record Letter(Destination to, Map<String, String> headers, Optional<String> body) {
  public Letter {
    headers = Map.copyOf(headers);
  }

  /** A GET. */
  public static Letter get(Destination to) {
    return new Letter(to, Map.of(), Optional.empty());
  }

  /** A POST. */
  public static Letter post(Destination to, String contentType, String body) {
    return new Letter(to, Map.of("Content-Type", contentType), Optional.of(body));
  }

  /** This letter with further headers. */
  public Letter with(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(headers);
    all.putAll(more);
    return new Letter(to, all, body);
  }
}
