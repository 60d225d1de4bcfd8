package dev.lockstep.tck.timed;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a table that no other test uses, and drops it afterwards. */
final class FreshTable implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FreshTable.class);
  private static final AtomicLong NUMBER = new AtomicLong();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestTable.class;
  }

  @Override
  public TestTable resolveParameter(ParameterContext parameter, ExtensionContext test) {
    TimedStoreUnderTest subject = (TimedStoreUnderTest) test.getRequiredTestInstance();
    String name = "timed_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    TestTable table = new TestTable(subject, name);
    test.getStore(NAMESPACE).put(name, table);
    return table;
  }
}
