package dev.lockstep.server.testing;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many statements a request takes, counted on its own thread: who sends the header {@code
 * Count-Statements} with a name of its own finds the number under it.
 */
@Configuration(proxyBeanMethods = false)
public class Statements {
  private static final String HEADER = "Count-Statements";
  private static final Map<String, Integer> COUNTED = new ConcurrentHashMap<>();
  private static final ThreadLocal<AtomicInteger> HERE = new ThreadLocal<>();

  /** Sends a GET that is to succeed and answers how many statements it took. */
  public static int of(Client client, String path) {
    return of(client.request(path));
  }

  /** The same for whoever sends it. */
  public static int of(HttpRequest.Builder request) {
    String name = TestServer.unique("count");
    Client.send(request.header(HEADER, name).GET()).expect(200);
    return Awaiting.until(() -> Optional.ofNullable(COUNTED.get(name)), Optional::isPresent)
        .orElseThrow();
  }

  @Bean
  static BeanPostProcessor counted() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource source ? new Counting(source) : bean;
      }
    };
  }

  /** Hands out connections that count what is prepared and run on them. */
  private static final class Counting extends DelegatingDataSource implements AutoCloseable {
    private final HikariDataSource pool;

    Counting(HikariDataSource pool) {
      super(pool);
      this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
      return counting(super.getConnection());
    }

    @Override
    public void close() {
      pool.close();
    }
  }

  private static Connection counting(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Statements.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("prepare")
                  || method.getName().equals("createStatement")) {
                Optional.ofNullable(HERE.get()).ifPresent(AtomicInteger::incrementAndGet);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Before who asks is looked up. */
  @Bean
  FilterRegistrationBean<OncePerRequestFilter> counter() {
    FilterRegistrationBean<OncePerRequestFilter> first =
        new FilterRegistrationBean<>(new Counter());
    first.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return first;
  }

  private static final class Counter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      Optional<String> name = Optional.ofNullable(request.getHeader(HEADER));
      AtomicInteger count = new AtomicInteger();
      name.ifPresent(each -> HERE.set(count));
      try {
        chain.doFilter(request, response);
      } finally {
        HERE.remove();
        name.ifPresent(each -> COUNTED.put(each, count.get()));
      }
    }
  }
}
