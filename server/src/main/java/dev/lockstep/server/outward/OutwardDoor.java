package dev.lockstep.server.outward;

import dev.lockstep.server.setting.ServerSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Opens the door that the settings describe. */
@Configuration(proxyBeanMethods = false)
class OutwardDoor {
  @Bean
  Reachable reachable(ServerSettings settings) {
    return Reachable.with(settings.outside().allowed());
  }

  @Bean
  Outward outward(Reachable reachable) {
    return new Outward(reachable, Names.SYSTEM, Limits.STANDARD);
  }
}
