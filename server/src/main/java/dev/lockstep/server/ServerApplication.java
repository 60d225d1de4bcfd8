package dev.lockstep.server;

import dev.lockstep.server.setting.ServerSettings;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** What the server is made of: every component below this package. */
@SpringBootApplication(proxyBeanMethods = false)
class ServerApplication {
  /** Milliseconds are what is kept of a moment, so nobody is told more of it. */
  @Bean
  InstantSource clock(ServerSettings settings) {
    return () -> settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Bean
  RandomGenerator chance(ServerSettings settings) {
    return settings.chance();
  }
}
