package dev.lockstep.engine.throttle;

import dev.lockstep.engine.throttle.ThrottleSettings.Probes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;

/** The user's own address: anything but a 2xx answer in time means to wait. */
final class UrlSignal implements Signal {
  /** Made when the first address is asked; most work has none, and a client has a thread. */
  private static final class Asking {
    static final HttpClient CLIENT = HttpClient.newHttpClient();
  }

  @Override
  public Reading read(ThrottleSettings settings) {
    return settings.probes().url().map(url -> ask(url, settings.probes())).orElse(Reading.CLEAR);
  }

  private Reading ask(URI url, Probes probes) {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(probes.urlTimeout()).build();
    try {
      int status = Asking.CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? Reading.CLEAR : stop(url, "answered " + status);
    } catch (HttpTimeoutException e) {
      return stop(url, "did not answer within " + Units.duration(probes.urlTimeout()));
    } catch (IOException e) {
      return stop(url, "could not be reached");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return stop(url, "was not waited for, since the work is ending");
    }
  }

  private static Reading stop(URI url, String what) {
    return new Reading.Soft("The address %s %s".formatted(Units.address(url), what));
  }
}
