package dev.lockstep.client.http;

import dev.lockstep.api.wire.StageEvent;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The body of a stream that never ends by itself: tells its events and when it was last heard. */
final class EventBody implements BodySubscriber<Void> {
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final EventReader reader;
  private final LongSupplier nanos;
  private volatile long heard;
  private volatile @Nullable Subscription subscription;

  EventBody(Consumer<StageEvent> listener, LongSupplier nanos) {
    this.reader = new EventReader(listener);
    this.nanos = nanos;
    this.heard = nanos.getAsLong();
  }

  /** How many nanoseconds ago a byte came, or the stream was asked for. */
  long silence() {
    return nanos.getAsLong() - heard;
  }

  void cancel() {
    Subscription open = subscription;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Subscription opened) {
    subscription = opened;
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    heard = nanos.getAsLong();
    try {
      for (ByteBuffer part : parts) {
        reader.read(part);
      }
    } catch (IOException | RuntimeException e) {
      cancel();
      end.completeExceptionally(e);
    }
  }

  @Override
  public void onError(Throwable problem) {
    end.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    end.complete(null);
  }
}
