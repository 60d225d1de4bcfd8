package dev.lockstep.server.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.servlet.HandlerMapping;

/** By which route a request is answered, such as {@code /v1/tokens/{id}}. */
public final class Routes {
  private Routes() {}

  /**
   * The route as the description of the API writes it, never the path, which callers make up. Known
   * once the request was answered; empty where no route has taken it.
   */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
        .map(Object::toString);
  }
}
