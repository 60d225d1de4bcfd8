package dev.lockstep.server.access;

import dev.lockstep.server.request.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks every route, before it is taken, whether the caller may take it. */
@Configuration(proxyBeanMethods = false)
class RouteGuard implements HandlerInterceptor, WebMvcConfigurer {
  private static final String ENVIRONMENT = "environment";

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).order(Integer.MIN_VALUE);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)) {
      throw Refused.unknown("the path");
    }
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      return true; // A stream that ends is no new request, though its session may have ended.
    }
    Route route = method.getMethodAnnotation(Route.class);
    if (route == null) {
      throw Caller.missing("nobody may take this route");
    }
    Set<Role> allowed = Set.of(route.allows());
    if (allowed.isEmpty()) {
      return true;
    }
    if (!caller().mayAs(allowed, environment(request))) {
      throw Caller.missing("the token grants no role that may");
    }
    return true;
  }

  private static Caller caller() {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof Bearer bearer) {
      return bearer.getPrincipal();
    }
    throw Bearer.invalid();
  }

  private static Optional<String> environment(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> map
        ? Optional.ofNullable(map.get(ENVIRONMENT)).map(Object::toString)
        : Optional.empty();
  }
}
