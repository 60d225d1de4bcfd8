package dev.lockstep.demo.writers;

import dev.lockstep.model.inplace.NewShapeWriter;
import dev.lockstep.store.Collection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The services that go on while the change is carried: one thread each, stepping at its own pace.
 *
 * <p>{@link #whileStill} holds all of them between two steps, so that nothing is in flight.
 */
public final class Services implements AutoCloseable {
  private static final String NEW_SHAPE = "new-shape writer";

  private final World world;
  private final SplittableRandom seeds;
  private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
  private final List<Running> running = new ArrayList<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private Services(World world, long seed) {
    this.world = world;
    this.seeds = new SplittableRandom(seed);
  }

  /** Starts the legacy services. */
  public static Services start(World world, long seed) {
    Services services = new Services(world, seed);
    services.launch("field writer", new FieldService(world), 250);
    services.launch("replacing writer", new ReplacingService(world), 80);
    services.launch("inserter", ComingAndGoing.inserting(world), 25);
    services.launch("deleter", ComingAndGoing.deleting(world), 15);
    services.launch("reader", new ReadingService(world), 150);
    return services;
  }

  /** Starts a service of the new shape. */
  public void startNewShape(NewShapeWriter writer, Collection collection) {
    if (!world.vocabulary().renewed().isEmpty()) {
      launch(NEW_SHAPE, new NewShapeService(world, writer, collection), 80);
    }
  }

  /**
   * Starts services that use the SDK: one that speaks the old shape, two that speak the new one.
   */
  public void startWithSdk(SdkServices sdk) {
    launch("legacy service, reading", sdk.reading(SdkServices.LEGACY), 60);
    launch("legacy service, writing", sdk.writingOld(), 25);
    launch("upgraded service, reading", sdk.reading(SdkServices.UPGRADED), 60);
    launch("canary service, reading", sdk.reading(SdkServices.CANARY), 30);
  }

  /** The upgraded service writes, too: the new shape, through the SDK. */
  public void startNewShape(SdkServices sdk, NewShapeWriter writer, Collection collection) {
    if (!world.vocabulary().renewed().isEmpty()) {
      launch(NEW_SHAPE, sdk.writingNew(writer, collection), 25);
    }
  }

  /** Stops the service of the new shape, as a service does when it is told of the way back. */
  public void stopNewShape() {
    running.stream().filter(service -> service.name().equals(NEW_SHAPE)).forEach(Services::stop);
  }

  private void launch(String name, Service service, int perSecond) {
    SplittableRandom random = seeds.split();
    long pause = Duration.ofSeconds(1).toNanos() / perSecond;
    AtomicBoolean isStopped = new AtomicBoolean();
    Thread thread =
        Thread.ofVirtual().name(name).start(() -> run(service, random, pause, isStopped));
    running.add(new Running(name, thread, isStopped));
  }

  private record Running(String name, Thread thread, AtomicBoolean isStopped) {}

  private void run(
      Service service, SplittableRandom random, long pauseNanos, AtomicBoolean isStopped) {
    while (!isStopped.get()) {
      gate.readLock().lock();
      try {
        service.step(random);
      } catch (RuntimeException | Error e) {
        failures.add(e);
        return;
      } finally {
        gate.readLock().unlock();
      }
      LockSupport.parkNanos(pauseNanos);
    }
  }

  /** Runs the action while every service waits between two steps. */
  public void whileStill(Runnable action) {
    gate.writeLock().lock();
    try {
      throwIfFailed();
      action.run();
    } finally {
      gate.writeLock().unlock();
    }
  }

  /** Runs the action when every service is over for good: what it leaves nobody reads any more. */
  public void whenOver(Runnable action) {
    close();
    throwIfFailed();
    action.run();
  }

  /** A service that fails would make the proof an empty one. */
  private void throwIfFailed() {
    for (Throwable first : failures) {
      throw new IllegalStateException("A service of the demo failed: " + first.getMessage(), first);
    }
  }

  private static void stop(Running service) {
    service.isStopped().set(true);
    LockSupport.unpark(service.thread());
    try {
      service.thread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    running.forEach(Services::stop);
  }
}
