package dev.lockstep.server;

import dev.lockstep.server.access.FirstToken;
import dev.lockstep.server.access.Grant;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Tokens;
import dev.lockstep.server.access.Tokens.Issued;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.setting.ServerSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** A running control plane. Threads share it. */
public final class LockstepServer implements AutoCloseable {
  /** Held, since a level is forgotten with its logger. */
  private static final Logger LIBRARIES = Logger.getLogger("org.apache");

  /** Warns, with a stack trace, of threads that end with the process anyway. */
  private static final Logger LOADER = Logger.getLogger("org.apache.catalina.loader");

  /** Who does what nobody asked for, in the journal. */
  private static final String ITSELF = "server";

  /** So many may knock at once, as all instances do after a restart. */
  private static final int RECONNECTING_MAX = 4096;

  private static final String PORT = "local.server.port";

  /**
   * SQLite keeps a carrier while it writes to the disk, and of two one would be left; many more
   * than processors get in each other's way.
   */
  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  private static final int CARRIERS_MIN = Math.max(4, Runtime.getRuntime().availableProcessors());

  private final ConfigurableApplicationContext context;
  private final ServerSettings settings;
  private final List<String> embedded = new ArrayList<>();

  private LockstepServer(ConfigurableApplicationContext context, ServerSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @throws dev.lockstep.model.problem.Problem when the address is taken or the database cannot be
   *     used
   */
  public static LockstepServer start(ServerSettings settings) {
    if (System.getProperty(CARRIERS) == null) {
      System.setProperty(CARRIERS, Integer.toString(CARRIERS_MIN));
    }
    LIBRARIES.setLevel(Level.WARNING);
    LOADER.setLevel(Level.SEVERE);
    System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    try {
      return new LockstepServer(
          new SpringApplicationBuilder(ServerApplication.class)
              .web(WebApplicationType.SERVLET)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(false)
              .properties(properties(settings))
              .initializers(context -> register((GenericApplicationContext) context, settings))
              .run(),
          settings);
    } catch (RuntimeException e) {
      throw StartFailures.of(settings, e);
    }
  }

  private static void register(GenericApplicationContext context, ServerSettings settings) {
    context.registerBean(ServerSettings.class, () -> settings);
  }

  private static Map<String, Object> properties(ServerSettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("server.address", settings.listen().getAddress().getHostAddress());
    properties.put("server.port", settings.listen().getPort());
    properties.put("server.shutdown", "graceful");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "2s");
    properties.put("server.error.whitelabel.enabled", false);
    properties.put("spring.threads.virtual.enabled", true);
    properties.put("server.tomcat.max-keep-alive-requests", -1);
    properties.put("server.tomcat.accept-count", RECONNECTING_MAX);
    properties.put("server.compression.enabled", true);
    properties.put("server.compression.mime-types", "text/javascript,text/css");
    properties.put("spring.mvc.async.request-timeout", "-1");
    properties.put("spring.jackson.default-property-inclusion", "non_absent");
    properties.put("spring.jmx.enabled", false);
    return properties;
  }

  /** Where it answers. */
  public URI address() {
    int port = context.getEnvironment().getRequiredProperty(PORT, Integer.class);
    String host = settings.listen().getAddress().getHostAddress();
    return URI.create("http://%s:%d".formatted(host.contains(":") ? "[" + host + "]" : host, port));
  }

  /** A token that may do everything, if the database had none when it started; it is told once. */
  public Optional<String> firstToken() {
    return context.getBean(FirstToken.class).take();
  }

  /**
   * A token for a runner in the same process, of an environment that is made where it is missing.
   * It ends with this server.
   */
  public synchronized String runnerToken(String environment) {
    part(Environments.class).ensure(ITSELF, environment);
    Grant runner = new Grant(Role.RUNNER, Optional.empty(), Optional.of(environment));
    Issued issued =
        part(Tokens.class).issue(ITSELF, "embedded-runner", List.of(runner), Tokens.LIFE_MAX);
    embedded.add(issued.id());
    return issued.secret();
  }

  /** A part of it, for those who embed it. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** Ends it; requests under way get a moment to finish. */
  @Override
  public synchronized void close() {
    embedded.forEach(token -> part(Tokens.class).revoke(ITSELF, token));
    embedded.clear();
    context.close();
  }
}
