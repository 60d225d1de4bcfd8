package dev.lockstep.cassandra;

import dev.lockstep.testkit.cassandra.CqlSpace;
import java.lang.reflect.Field;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Opens what the fields that are {@link Opened} hold, and closes it after the last test. */
final class Opening implements BeforeAllCallback, AfterAllCallback {
  /** What was opened last is closed first. */
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    CqlSpace space = CqlSpace.open();
    opened.push(space);
    for (Field field : context.getRequiredTestClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(Opened.class)) {
        field.setAccessible(true);
        field.set(null, field.getType() == CqlSpace.class ? space : cluster(space));
      }
    }
  }

  private Cluster cluster(CqlSpace space) {
    Cluster cluster = Cluster.open(Address.of(space.uri()));
    opened.push(cluster);
    return cluster;
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
