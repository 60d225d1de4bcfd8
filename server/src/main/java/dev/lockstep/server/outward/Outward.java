package dev.lockstep.server.outward;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one door through which the server asks and tells the outside world. Each letter has a
 * connection of its own. Threads share it.
 */
public final class Outward implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outward.class);

  private final Limits limits;
  private final CheckedNames names;
  private final Clients clients;

  /** A door to what is reachable. */
  public Outward(Reachable reachable, Names names, Limits limits) {
    this.limits = limits;
    this.names = new CheckedNames(names, reachable);
    this.clients = new Clients(this.names, limits);
  }

  /**
   * Refuses an address to which the server does not go. Who gives one hears it at once; whatever is
   * sent there is checked again, for its name may lead elsewhere by then.
   *
   * @throws Problem of the code {@code address-refused}
   */
  public void require(Destination destination) {
    try {
      List<InetAddress> unused = names.checked(destination.uri().getHost());
    } catch (UnknownHostException e) {
      LOG.debug("A host is not known yet");
    }
  }

  /**
   * Sends a letter and waits for the answer, for as long as the limits allow.
   *
   * @throws Problem of the code {@code address-refused} when the server does not go there, and
   *     {@code source-failed} when no whole answer came
   */
  public Reply send(Letter letter) {
    HttpUriRequestBase request = request(letter);
    FutureTask<Reply> exchange = new FutureTask<>(() -> exchange(request));
    Thread unused = Thread.ofVirtual().name("lockstep-outward").start(exchange);
    try {
      return exchange.get(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failed("no whole answer came within %d ms".formatted(limits.whole().toMillis()), e);
    } catch (ExecutionException e) {
      throw told(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("the server is ending", e);
    } finally {
      cancel(request, exchange);
    }
  }

  /** Both, since a name that is being resolved is no connection yet; what is over stays over. */
  private static void cancel(HttpUriRequestBase request, FutureTask<Reply> exchange) {
    boolean wasOpen = request.cancel();
    boolean wasUnderWay = exchange.cancel(true);
    LOG.debug("Ended a letter: {}, {}", wasOpen, wasUnderWay);
  }

  private static HttpUriRequestBase request(Letter letter) {
    HttpUriRequestBase request =
        new HttpUriRequestBase(letter.body().isPresent() ? "POST" : "GET", letter.to().uri());
    letter.headers().forEach(request::setHeader);
    letter
        .body()
        .ifPresent(body -> request.setEntity(new StringEntity(body, StandardCharsets.UTF_8)));
    return request;
  }

  private Reply exchange(HttpUriRequestBase request) throws IOException {
    CloseableHttpClient client = clients.client();
    return client.execute(request, response -> reply(request, response));
  }

  private Reply reply(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new Reply(response.getCode(), "");
    }
    byte[] body = entity.getContent().readNBytes(limits.bytesMax() + 1);
    if (body.length > limits.bytesMax()) {
      // A connection that is not cut would be read to an end that it may not have.
      throw new TooLargeException(request.cancel());
    }
    return new Reply(response.getCode(), new String(body, StandardCharsets.UTF_8));
  }

  /** The answer is longer than it may be. */
  private static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(boolean isCut) {
      super(isCut ? "Too large, and cut off" : "Too large");
    }
  }

  private static Problem told(@Nullable Throwable cause) {
    return switch (cause) {
      case Problem problem -> problem;
      case TooLargeException large -> failed("its answer is longer than it may be", large);
      case UnknownHostException unknown -> failed("nobody knows its host", unknown);
      case SSLException secret -> failed("no trusted connection came about", secret);
      case null -> throw new IllegalStateException("A failure has a cause");
      case IOException broken -> failed("it cannot be reached, or broke off", broken);
      case Throwable other -> throw new IllegalStateException("A letter could not be sent", other);
    };
  }

  private static Problem failed(String why, Exception cause) {
    return new Problem(
            ProblemCode.SOURCE_FAILED,
            "Cannot ask the address: " + why,
            "Nothing is taken for an answer.",
            "See whether it answers this machine.")
        .causedBy(cause);
  }

  @Override
  public void close() {
    clients.close(CloseMode.IMMEDIATE);
  }
}
