package dev.lockstep.engine.rollout;

import dev.lockstep.store.Collection;
import dev.lockstep.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A store in which one kind of call takes as long as the test wants, and writes are counted. */
final class HeldStore {
  private static final Set<String> WRITES =
      Set.of("write", "insert", "delete", "createIndex", "dropIndex", "drop");

  private final Store store;
  private final String held;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);
  private final List<String> writes = new CopyOnWriteArrayList<>();

  /** The store, in which calls of collections with this name are held. */
  HeldStore(Store store, String held) {
    this.store = store;
    this.held = held;
  }

  /** What an engine is given. */
  Store door() {
    return (Store)
        Proxy.newProxyInstance(
            HeldStore.class.getClassLoader(),
            new Class<?>[] {Store.class},
            (proxy, method, arguments) ->
                method.getName().equals("collection")
                    ? collection(store.collection((String) arguments[0]))
                    : call(store, method, arguments));
  }

  private Collection collection(Collection collection) {
    return (Collection)
        Proxy.newProxyInstance(
            HeldStore.class.getClassLoader(),
            new Class<?>[] {Collection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals(held)) {
                reached.countDown();
                release.await();
              }
              Object answer = call(collection, method, arguments);
              if (WRITES.contains(method.getName())) {
                writes.add(method.getName() + " on " + collection.name());
              }
              return answer;
            });
  }

  private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Returns when the held call was made. */
  void awaitHeld() throws InterruptedException {
    reached.await();
  }

  /** Lets the held call and all later ones go on. */
  void release() {
    release.countDown();
  }

  /** The writes that took effect so far. */
  List<String> writes() {
    return List.copyOf(writes);
  }
}
