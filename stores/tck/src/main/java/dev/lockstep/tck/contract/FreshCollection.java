package dev.lockstep.tck.contract;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a collection that no other test uses, and drops it afterwards. */
final class FreshCollection implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(FreshCollection.class);
  private static final AtomicLong NUMBER = new AtomicLong();

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestCollection.class;
  }

  @Override
  public TestCollection resolveParameter(ParameterContext parameter, ExtensionContext test) {
    StoreUnderTest subject = (StoreUnderTest) test.getRequiredTestInstance();
    String name = "tck_" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
    TestCollection collection = new TestCollection(subject, name);
    test.getStore(NAMESPACE).put(name, collection);
    return collection;
  }
}
