package dev.lockstep.api.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

  /**
   * Sends a request and waits for the whole answer, as long as the timeout of the request says. The
   * client's own waiting ends with the headers, and a body may never come.
   *
   * @param request has a timeout
   * @throws HttpTimeoutException when no whole answer came in time
   * @throws IOException when the call failed, also for an answer that is too long
   */
  public static HttpResponse<String> whole(HttpClient client, HttpRequest request, int bytesMax)
      throws IOException, InterruptedException {
    long millis = request.timeout().orElseThrow().toMillis();
    CompletableFuture<HttpResponse<String>> call =
        client.sendAsync(request, info -> new BoundedBody(bytesMax));
    try {
      return call.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw (IOException) new HttpTimeoutException("no whole answer came in time").initCause(e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      boolean unused = call.cancel(true); // Has no effect on one that has ended.
    }
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
