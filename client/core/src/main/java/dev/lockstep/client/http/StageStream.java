package dev.lockstep.client.http;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.client.round.Backoff;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection on which states are told as they change. Whatever ends it, the next one begins
 * with the full states, so nothing that was missed is lost.
 */
final class StageStream {
  private static final Logger LOG = LoggerFactory.getLogger(StageStream.class);

  /**
   * A stream that lasted so long was a good one, so that the next is opened after a short pause.
   */
  private static final Duration LASTING = Duration.ofSeconds(10);

  private final Calls calls;
  private final Subject subject;
  private final Backoff backoff;
  private final LongSupplier nanos;
  private final long silenceMax;
  private volatile CompletableFuture<HttpResponse<Void>> open =
      CompletableFuture.failedFuture(new CancellationException());

  /**
   * What is listened for, and who is told.
   *
   * @param collections as they are now
   */
  record Subject(Supplier<Set<String>> collections, Consumer<StageEvent> listener) {}

  StageStream(Calls calls, Subject subject, Backoff backoff, LongSupplier nanos) {
    this.calls = calls;
    this.subject = subject;
    this.backoff = backoff;
    this.nanos = nanos;
    this.silenceMax = calls.pace().silence().toNanos();
  }

  /**
   * Listens until the stream ends, falls silent or says something that is no event, or until other
   * collections are to be listened for.
   *
   * @return how long to wait before it is opened anew
   */
  Duration round() throws InterruptedException {
    Set<String> asked = subject.collections().get();
    if (asked.isEmpty()) {
      return calls.pace().retryMin();
    }
    long began = nanos.getAsLong();
    listen(asked);
    if (isOutdated(asked)) {
      return Duration.ZERO;
    }
    if (nanos.getAsLong() - began > LASTING.toNanos()) {
      backoff.reset();
    }
    return backoff.next();
  }

  private void listen(Set<String> asked) throws InterruptedException {
    EventBody body = new EventBody(subject.listener(), nanos);
    CompletableFuture<HttpResponse<Void>> call = calls.send(request(asked), handler(body));
    open = call;
    try {
      if (!isOutdated(asked)) { // Else a cut may have come before there was something to cut.
        await(call, body);
      }
    } catch (ExecutionException e) {
      LOG.debug("The stream of stages ended: {}", String.valueOf(e.getCause()));
    } catch (CancellationException e) {
      LOG.debug("The stream of stages is cut");
    } finally {
      boolean unused = call.cancel(true);
      body.cancel();
    }
  }

  private boolean isOutdated(Set<String> asked) {
    return !asked.equals(subject.collections().get());
  }

  private HttpRequest request(Set<String> asked) {
    String query = "collection=" + String.join("&collection=", asked.stream().sorted().toList());
    return calls.to("/stages?" + query).GET().header("Accept", "text/event-stream").build();
  }

  private static BodyHandler<Void> handler(EventBody body) {
    return info -> isStream(info) ? body : refused(info);
  }

  private static boolean isStream(ResponseInfo info) {
    String type = info.headers().firstValue("Content-Type").orElse("");
    return info.statusCode() == Calls.OK && type.startsWith("text/event-stream");
  }

  private static BodySubscriber<Void> refused(ResponseInfo info) {
    return BodySubscribers.mapping(
        Calls.body(),
        body -> {
          throw new IllegalStateException(Calls.refusal(info.statusCode()));
        });
  }

  private void await(CompletableFuture<HttpResponse<Void>> call, EventBody body)
      throws InterruptedException, ExecutionException {
    for (long silence = 0; silence < silenceMax; silence = body.silence()) {
      try {
        HttpResponse<Void> unused = call.get(silenceMax - silence, TimeUnit.NANOSECONDS);
        return;
      } catch (TimeoutException e) {
        // Something may have been heard meanwhile, so it is looked again.
      }
    }
  }

  /** Ends the stream, since other collections are to be listened for, or none any more. */
  void cut() {
    boolean unused = open.cancel(true);
  }
}
