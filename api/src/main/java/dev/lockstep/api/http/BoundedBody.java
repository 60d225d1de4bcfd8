package dev.lockstep.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * An answer as text. One that is too long fails the call as soon as that is known; it is never cut
 * off, so that nobody takes a part for the whole.
 */
public final class BoundedBody implements BodySubscriber<String> {
  private final int bytesMax;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<String> body = new CompletableFuture<>();
  private Optional<Flow.Subscription> subscription = Optional.empty();

  /** Takes an answer of so many bytes at most. */
  public BoundedBody(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  /** An answer is longer than it may be. */
  public static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    private TooLongException(int bytesMax) {
      super("the answer is longer than %d MiB".formatted(bytesMax >> 20));
    }

    /** Whether a call failed because of it. */
    public static boolean isBehind(Throwable failure) {
      return failure instanceof TooLongException || failure.getCause() instanceof TooLongException;
    }
  }

  @Override
  public CompletionStage<String> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = Optional.of(begun);
    begun.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    for (ByteBuffer part : parts) {
      if (bytes.size() + part.remaining() > bytesMax) {
        subscription.ifPresent(Flow.Subscription::cancel);
        body.completeExceptionally(new TooLongException(bytesMax));
        return;
      }
      byte[] next = new byte[part.remaining()];
      part.get(next);
      bytes.writeBytes(next);
    }
  }

  @Override
  public void onError(Throwable cause) {
    body.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toString(StandardCharsets.UTF_8));
  }
}
