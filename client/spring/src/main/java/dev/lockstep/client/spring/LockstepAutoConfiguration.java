package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.stage.StageSource;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Connects an application to the control plane.
 *
 * <p>The connection is a bean that is closed when the context is: after the web server's own
 * graceful shutdown, so that requests under way still have their stage, and after the beans that
 * use it.
 */
@AutoConfiguration
@EnableConfigurationProperties(LockstepProperties.class)
public class LockstepAutoConfiguration {
  /** An instance of the SDK; an application that defines one itself gets none from here. */
  @Bean
  @ConditionalOnBean(StageSource.class)
  @ConditionalOnMissingBean
  public Lockstep lockstep(StageSource stages, LockstepProperties properties) throws IOException {
    Files.createDirectories(properties.folder());
    return Lockstep.connect(stages, properties.settings());
  }
}
