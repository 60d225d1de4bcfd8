package dev.lockstep.server.metrics;

import dev.lockstep.server.request.Routes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Times every request by its route, never by its path, which callers make up. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestTimes extends OncePerRequestFilter {
  private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE");
  private static final String OTHER = "other";
  private static final String REPORTS = "/v1/environments/{environment}/telemetry";
  private static final int FAILURE = 400;

  private final Meters meters;

  RequestTimes(Meters meters) {
    this.meters = meters;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long began = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      Duration time = Duration.ofNanos(System.nanoTime() - began);
      String route = Routes.of(request).orElse(OTHER);
      String method = METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
      meters.answered(method, route, response.getStatus(), time);
      if (route.equals(REPORTS)) {
        meters.reported(response.getStatus() < FAILURE ? "accepted" : "refused");
      }
    }
  }
}
