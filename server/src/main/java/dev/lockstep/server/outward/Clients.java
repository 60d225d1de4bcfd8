package dev.lockstep.server.outward;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes the HTTP client when it is first needed, so that a start need not wait for it. */
final class Clients {
  private static final int CONNECTIONS_MAX = 64;
  private static final int CONNECTIONS_PER_HOST_MAX = 16;
  private static final int LINE_MAX = 16_384;
  private static final int HEADERS_MAX = 200;

  private final DnsResolver names;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable CloseableHttpClient made;

  Clients(DnsResolver names, Limits limits) {
    this.names = names;
    this.limits = limits;
  }

  CloseableHttpClient client() {
    lock.lock();
    try {
      CloseableHttpClient client = made == null ? make() : made;
      made = client;
      return client;
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is taken from the environment of the process: neither proxies nor credentials. */
  private CloseableHttpClient make() {
    Timeout whole = Timeout.of(limits.whole().toMillis(), TimeUnit.MILLISECONDS);
    Timeout connect = Timeout.of(limits.connect().toMillis(), TimeUnit.MILLISECONDS);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(names)
                .setMaxConnTotal(CONNECTIONS_MAX)
                .setMaxConnPerRoute(CONNECTIONS_PER_HOST_MAX)
                .setConnectionFactory(
                    ManagedHttpClientConnectionFactory.builder()
                        .http1Config(
                            Http1Config.custom()
                                .setMaxLineLength(LINE_MAX)
                                .setMaxHeaderCount(HEADERS_MAX)
                                .build())
                        .build())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(whole)
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(whole).build())
                .build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(whole)
                .setResponseTimeout(whole)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("lockstep")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .build();
  }

  void close(CloseMode mode) {
    lock.lock();
    try {
      if (made != null) {
        made.close(mode);
      }
    } finally {
      lock.unlock();
    }
  }
}
