package dev.lockstep.engine.lease;

import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import dev.lockstep.store.WriteOutcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A store whose writes often have an unknown outcome, whether they took effect or not. */
final class UnsureStore {
  private static final Set<String> WRITES = Set.of("write", "insert", "delete");
  private static final WriteOutcome UNKNOWN = new WriteOutcome.Unknown("the answer was lost");

  private UnsureStore() {}

  static Store over(Store store, RandomGenerator random) {
    return (Store)
        Proxy.newProxyInstance(
            UnsureStore.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getName().equals("collection")
                    ? collection(store.collection((String) arguments[0]), random)
                    : call(store, method, arguments));
  }

  private static Collection collection(Collection collection, RandomGenerator random) {
    return (Collection)
        Proxy.newProxyInstance(
            UnsureStore.class.getClassLoader(),
            new Class<?>[] {Collection.class},
            (proxy, method, arguments) ->
                WRITES.contains(method.getName()) && random.nextBoolean()
                    ? unsure(collection, method, arguments, random)
                    : call(collection, method, arguments));
  }

  private static Object unsure(
      Collection collection, Method method, Object[] arguments, RandomGenerator random)
      throws Throwable {
    if (random.nextBoolean()) {
      Object lost = call(collection, method, arguments);
      assert lost != null;
    }
    return method.getName().equals("write") ? List.of(UNKNOWN) : UNKNOWN;
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
