package dev.lockstep.server.trace;

import dev.lockstep.server.request.Routes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A span for each request, named by its route and never by its path, which callers make up. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestSpans extends OncePerRequestFilter {
  private static final int SERVER_FAILURE = 500;

  private final Tracing tracing;

  RequestSpans(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !tracing.isOn();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Context caller =
        tracing
            .propagators()
            .getTextMapPropagator()
            .extract(Context.root(), request, new Headers());
    Span span =
        tracing
            .tracer()
            .spanBuilder(request.getMethod())
            .setParent(caller)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", request.getMethod())
            .startSpan();
    try (Scope scope = span.makeCurrent()) {
      assert scope != null;
      chain.doFilter(request, response);
    } finally {
      Routes.of(request).ifPresent(route -> named(span, request.getMethod(), route));
      StatusCode status =
          response.getStatus() >= SERVER_FAILURE ? StatusCode.ERROR : StatusCode.UNSET;
      Span unused =
          span.setAttribute("http.response.status_code", response.getStatus()).setStatus(status);
      span.end();
    }
  }

  private static void named(Span span, String method, String route) {
    Span unused = span.updateName(method + " " + route).setAttribute("http.route", route);
  }

  /** The headers of a request. */
  private static final class Headers implements TextMapGetter<HttpServletRequest> {
    @Override
    public Iterable<String> keys(HttpServletRequest request) {
      return Collections.list(request.getHeaderNames());
    }

    @Override
    public @Nullable String get(@Nullable HttpServletRequest request, String name) {
      return request == null ? null : request.getHeader(name);
    }
  }
}
