package dev.lockstep.client.spring;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.stage.StageSource;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Connects an application to the control plane of {@code lockstep.server}, or to a {@link
 * StageSource} of its own.
 *
 * <p>The connection is a bean that is closed when the context is: after the web server's own
 * graceful shutdown, so that requests under way still have their stage, and after the beans that
 * use it. It is made when a bean first asks for it, and asks nothing before a collection is opened.
 */
@AutoConfiguration
@EnableConfigurationProperties(LockstepProperties.class)
public class LockstepAutoConfiguration {
  /** An instance of the SDK; an application that defines one itself gets none from here. */
  @Bean
  @ConditionalOnMissingBean
  public Lockstep lockstep(ObjectProvider<StageSource> stages, LockstepProperties properties)
      throws IOException {
    Files.createDirectories(properties.folder());
    StageSource own = stages.getIfAvailable();
    return own == null
        ? Lockstep.connect(properties.controlPlane(), properties.identity(), properties.settings())
        : Lockstep.connect(own, properties.settings());
  }
}
