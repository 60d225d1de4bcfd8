package dev.lockstep.server;

import java.time.InstantSource;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** What the server is made of: every component below this package. */
@SpringBootApplication(proxyBeanMethods = false)
class ServerApplication {
  @Bean
  InstantSource clock(ServerSettings settings) {
    return settings.clock();
  }
}
