package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.ssl.ProgrammaticSslEngineFactory;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * How the nodes are spoken to where it is not in the clear: whose certificates are believed, and
 * what proves to the nodes who we are. The options are called as in the addresses of MongoDB.
 *
 * @param authorities a file of PEM certificates that alone are believed; those of the JVM where
 *     empty
 * @param identity a PKCS12 or JKS file with a key and its certificate, where nodes ask for one
 * @param password of that file and of the key in it
 * @param isHostProven whether the certificate of a node must name its host: as the address does, or
 *     by the number where the others told of it
 */
record Tls(
    Optional<File> authorities, Optional<File> identity, String password, boolean isHostProven) {
  private static final String TLS = "tls";
  private static final String AUTHORITIES = "tlsCAFile";
  private static final String IDENTITY = "tlsCertificateKeyFile";
  private static final String PASSWORD = "tlsCertificateKeyFilePassword";
  private static final String ANY_HOST = "tlsAllowInvalidHostnames";

  /** The options of an address that are about this. */
  static final Set<String> OPTIONS = Set.of(TLS, AUTHORITIES, IDENTITY, PASSWORD, ANY_HOST);

  /** What these options ask for, in the address of this name; empty where it is not TLS. */
  static Optional<Tls> of(Map<String, String> options, String name) {
    boolean isWanted = isTrue(options, TLS, name);
    boolean isTold = options.keySet().stream().anyMatch(key -> key.startsWith(TLS + "C"));
    if (!isWanted && (isTold || options.containsKey(ANY_HOST))) {
      throw Address.refused(name, "its options of TLS mean nothing without tls=true");
    }
    if (options.containsKey(PASSWORD) && !options.containsKey(IDENTITY)) {
      throw Address.refused(name, "its %s means nothing without %s".formatted(PASSWORD, IDENTITY));
    }
    return isWanted
        ? Optional.of(
            new Tls(
                Optional.ofNullable(options.get(AUTHORITIES)).map(File::new),
                Optional.ofNullable(options.get(IDENTITY)).map(File::new),
                options.getOrDefault(PASSWORD, ""),
                !isTrue(options, ANY_HOST, name)))
        : Optional.empty();
  }

  private static boolean isTrue(Map<String, String> options, String option, String name) {
    return switch (options.getOrDefault(option, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Address.refused(name, "its %s is neither true nor false".formatted(option));
    };
  }

  /**
   * What the driver makes its connections with.
   *
   * @throws Problem where a file cannot be used; nothing of what is in it is quoted
   */
  SslEngineFactory engines(String name) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(name), believed(name), null);
      // What a reverse lookup says of an address proves nothing, and would hide the address itself.
      return new ProgrammaticSslEngineFactory(context, null, isHostProven, false);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot make a context of TLS, which every JVM can", e);
    }
  }

  private TrustManager[] believed(String name) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    if (authorities.isPresent()) {
      factory.init(certificates(authorities.get(), name));
    } else {
      factory.init((KeyStore) null);
    }
    return factory.getTrustManagers();
  }

  @SuppressWarnings("UnusedException")
  private static KeyStore certificates(File file, String name) {
    try (InputStream in = new FileInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + store.size(), each);
      }
      if (store.size() > 0) {
        return store;
      }
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(AUTHORITIES, file, "cannot be read as PEM certificates", name);
    }
    throw unusable(AUTHORITIES, file, "holds no certificate", name);
  }

  @SuppressWarnings("UnusedException")
  private KeyManager[] keys(String name) throws GeneralSecurityException {
    if (identity.isEmpty()) {
      return new KeyManager[0];
    }
    char[] secret = password.toCharArray();
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    try {
      factory.init(KeyStore.getInstance(identity.get(), secret), secret);
      return factory.getKeyManagers();
    } catch (IOException | GeneralSecurityException e) {
      // The cause is left out: it may quote what is in the file.
      throw unusable(
          IDENTITY, identity.get(), "cannot be read as PKCS12 or JKS with its password", name);
    }
  }

  private static Problem unusable(String option, File file, String why, String name) {
    return new Problem(
            ProblemCode.USAGE,
            "Cannot open the store %s: the file that %s names %s".formatted(name, option, why),
            "nothing was written",
            "correct the file or its name in the address, as docs/stores/cassandra.md says")
        .with("file", file);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Tls[...]";
  }
}
