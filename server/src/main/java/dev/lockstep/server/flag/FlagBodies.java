package dev.lockstep.server.flag;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the body of an evaluation that names no content type as JSON, as the protocol has no other:
 * the stock provider of Go names none.
 */
@Component
class FlagBodies extends OncePerRequestFilter {
  private static final String EVALUATION = "/ofrep/v1/evaluate/";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getContentType() != null || !request.getRequestURI().contains(EVALUATION);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        new HttpServletRequestWrapper(request) {
          @Override
          public String getContentType() {
            return MediaType.APPLICATION_JSON_VALUE;
          }
        },
        response);
  }
}
