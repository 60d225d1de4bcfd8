package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Counts the connection, in an application that counts with Micrometer. */
@AutoConfiguration(after = LockstepAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(Lockstep.class)
public class LockstepMetersAutoConfiguration {
  /** Meters that Spring Boot binds to every registry. */
  @Bean
  @ConditionalOnMissingBean
  public LockstepMeters lockstepMeters(Lockstep lockstep) {
    return new LockstepMeters(lockstep);
  }
}
