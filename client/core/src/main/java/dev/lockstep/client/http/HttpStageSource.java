package dev.lockstep.client.http;

import dev.lockstep.api.wire.Acknowledgement;
import dev.lockstep.api.wire.LeaseAnswer;
import dev.lockstep.api.wire.LeaseRequest;
import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.TelemetryReport;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.client.round.Backoff;
import dev.lockstep.client.round.Rounds;
import dev.lockstep.client.stage.StageSource;
import dev.lockstep.client.stage.StageState;
import dev.lockstep.client.telemetry.TelemetrySink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The control plane over HTTP, for one instance of a service. Once something is followed, a stream
 * and a poll run beside each other, on a virtual thread each, until it is closed. Threads share it.
 */
public final class HttpStageSource implements StageSource, TelemetrySink, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpStageSource.class);
  private static final int ACKNOWLEDGEMENTS_MAX = 16;

  private final Calls calls;
  private final Identity identity;
  private final String instance;
  private final Map<String, Consumer<StageState>> followed = new ConcurrentHashMap<>();
  private final Semaphore acknowledgements = new Semaphore(ACKNOWLEDGEMENTS_MAX);
  private final AtomicBoolean isListening = new AtomicBoolean();
  private final Rounds rounds = new Rounds();
  private final RandomGenerator pollJitter;
  private final StageStream stream;

  /**
   * The control plane as this instance sees it; nothing is asked yet.
   *
   * @param instance its name, the same after a restart
   */
  public HttpStageSource(URI controlPlane, Identity identity, String instance, Pace pace) {
    this.calls = new Calls(controlPlane, identity, pace);
    this.identity = identity;
    this.instance = instance;
    SplittableRandom random = new SplittableRandom(instance.hashCode() ^ System.nanoTime());
    this.pollJitter = random.split();
    this.stream =
        new StageStream(
            calls,
            new StageStream.Subject(() -> Set.copyOf(followed.keySet()), this::told),
            new Backoff(pace.retryMin(), pace.retryMax(), random.split()),
            System::nanoTime);
  }

  private String lease(String collection) {
    return "/collections/" + collection + "/leases/" + instance;
  }

  @Override
  public Grant renew(String collection, Report report) throws IOException {
    LeaseRequest request =
        new LeaseRequest(
            identity.service(),
            identity.region(),
            report.epoch(),
            report.owedWrites(),
            report.isOverflowed());
    HttpRequest call = calls.to(lease(collection), "PUT", WireJson.write(request)).build();
    String body = calls.answer(call);
    try {
      LeaseAnswer answer = WireJson.readLeaseAnswer(body);
      return new Grant(StageState.of(answer.state()), Duration.ofMillis(answer.leaseMillis()));
    } catch (WireException e) {
      throw new IOException("the control plane answered no lease: " + e.getMessage(), e);
    }
  }

  @Override
  public Following follow(String collection, Consumer<StageState> listener) {
    followed.put(collection, listener);
    stream.cut();
    if (isListening.compareAndSet(false, true)) {
      rounds.start("stream", stream::round);
      rounds.start("poll", this::poll);
    }
    return () -> {
      followed.remove(collection, listener);
      stream.cut();
    };
  }

  private void told(StageEvent event) {
    Consumer<StageState> listener = followed.get(event.collection());
    if (listener != null) {
      listener.accept(StageState.of(event.state()));
    }
  }

  private Duration poll() {
    followed.forEach(this::poll);
    long nanos = calls.pace().poll().toNanos();
    return Duration.ofNanos(nanos - pollJitter.nextLong(nanos / 4 + 1));
  }

  private void poll(String collection, Consumer<StageState> listener) {
    try {
      HttpRequest call = calls.to("/collections/" + collection + "/stage").GET().build();
      listener.accept(StageState.of(WireJson.readState(calls.answer(call))));
    } catch (IOException | WireException e) {
      LOG.debug("The stage of {} is not known anew: {}", collection, e.getMessage());
    }
  }

  @Override
  public void acknowledge(String collection, long epoch) {
    if (!acknowledgements.tryAcquire()) {
      return; // The next report tells it.
    }
    String body = WireJson.write(new Acknowledgement(epoch));
    HttpRequest call =
        calls
            .to(lease(collection) + "/acknowledgement", "PUT", body)
            .timeout(calls.pace().call())
            .build();
    var unused =
        calls
            .send(call, info -> Calls.body())
            .whenComplete((answer, problem) -> acknowledgements.release());
  }

  @Override
  public boolean release(String collection) {
    try {
      String unused = calls.answer(calls.to(lease(collection)).DELETE().build());
      return true;
    } catch (NotTakenException e) {
      LOG.debug("The lease on {} is left to end by itself: {}", collection, e.getMessage());
      return false;
    } catch (IOException e) {
      LOG.debug("Whether the lease on {} has ended is not known: {}", collection, e.getMessage());
      return true;
    }
  }

  @Override
  public void send(TelemetryReport report) throws IOException {
    String unused = calls.answer(calls.to("/telemetry", "POST", WireJson.write(report)).build());
  }

  /** Ends the stream and the poll; calls under way fail. */
  @Override
  public void close() {
    rounds.close();
    calls.close();
  }
}
