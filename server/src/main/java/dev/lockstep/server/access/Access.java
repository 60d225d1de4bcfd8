package dev.lockstep.server.access;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.server.request.ProblemAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Looks up the token of every request. What a route allows, {@link RouteGuard} knows. */
@Configuration(proxyBeanMethods = false)
class Access {
  private static final String SCHEME = "Bearer ";

  /** These change nothing. */
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** By what callers are known. */
  @Component
  record Signs(Tokens tokens, Sessions sessions) {}

  @Bean
  SecurityFilterChain security(HttpSecurity http, Signs signs, ProblemAnswers answers)
      throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(each -> each.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(each ->
            each.withObjectPostProcessor(new EarlyHeaders())
                .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.STRICT)))
        .addFilterBefore(new TokenFilter(signs, answers), AnonymousAuthenticationFilter.class)
        .build();
  }

  /**
   * Headers are written before a route is taken: where it begins a stream, another thread may
   * answer already while this one comes back through the filters, and a response is for one thread.
   */
  private static final class EarlyHeaders implements ObjectPostProcessor<HeaderWriterFilter> {
    @Override
    public <F extends HeaderWriterFilter> F postProcess(F filter) {
      filter.setShouldWriteHeadersEagerly(true);
      return filter;
    }
  }

  /** Nobody signs in with a name and a password. */
  @Bean
  UserDetailsService nobody() {
    return name -> {
      throw new UsernameNotFoundException("There are no passwords");
    };
  }

  /** Paths and headers that try to be something else. */
  @Bean
  RequestRejectedHandler rejected(ProblemAnswers answers) {
    return (request, response, why) -> answers.malformed(response);
  }

  /** A request with a token or proof that is not valid is refused, even where none is needed. */
  private static final class TokenFilter extends OncePerRequestFilter {
    private final Signs signs;
    private final ProblemAnswers answers;

    TokenFilter(Signs signs, ProblemAnswers answers) {
      this.signs = signs;
      this.answers = answers;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Optional<Caller> caller;
      try {
        caller = caller(request);
      } catch (Problem refused) {
        answers.write(refused, response);
        return;
      }
      caller.ifPresent(each -> {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new Bearer(each));
        SecurityContextHolder.setContext(context);
      });
      chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request) {
      Optional<String> header = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION));
      return header.isPresent()
          ? Optional.of(bearer(header.get()))
          : SessionCookie.of(request).flatMap(secret -> signedIn(request, secret));
    }

    private Caller bearer(String header) {
      return Optional.of(header)
          .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
          .flatMap(text -> signs.tokens().bearer(text.substring(SCHEME.length()).strip()))
          .orElseThrow(Bearer::invalid);
    }

    /** A session that has ended is as good as none. */
    private Optional<Caller> signedIn(HttpServletRequest request, String secret) {
      Optional<Caller> caller = signs.sessions().caller(secret);
      if (caller.isPresent() && !READING.contains(request.getMethod())) {
        SessionCookie.requireProof(request, secret);
      }
      return caller;
    }

    /** A stream goes on under the token it began with. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
      return false;
    }
  }
}
