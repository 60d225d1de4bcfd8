package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Tells the health of the connection, in an application that tells its health. */
@AutoConfiguration(after = LockstepAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(Lockstep.class)
public class LockstepHealthAutoConfiguration {
  /** What the health endpoint shows as {@code lockstep}. */
  @Bean
  @ConditionalOnEnabledHealthIndicator("lockstep")
  @ConditionalOnMissingBean(name = "lockstepHealthIndicator")
  public HealthIndicator lockstepHealthIndicator(Lockstep lockstep) {
    return new LockstepHealth(lockstep);
  }
}
