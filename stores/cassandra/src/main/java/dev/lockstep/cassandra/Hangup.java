package dev.lockstep.cassandra;

import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import dev.lockstep.model.problem.ProblemCode;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a node that takes connections and we do not come to speak with each other. */
enum Hangup {
  OUT_OF_DATE(
      ProblemCode.STORE_UNREACHABLE,
      "the certificate of a node is out of date, or the clock here is wrong",
      "give the node a new certificate, then repeat the command"),
  NOT_BELIEVED(
      ProblemCode.STORE_UNREACHABLE,
      "the certificate of a node comes from nobody who is believed here",
      "name the file with the certificate of who signed it as tlsCAFile in the address"),
  ANOTHER_HOST(
      ProblemCode.STORE_UNREACHABLE,
      "the certificate of a node names another host than the one asked",
      "give the node a certificate of its address, or see tlsAllowInvalidHostnames in"
          + " docs/stores/cassandra.md"),
  TURNED_AWAY(
      ProblemCode.STORE_UNAUTHORISED,
      "a node asks for a certificate that it knows and was shown none",
      "name the file with key and certificate as tlsCertificateKeyFile in the address"),
  NOT_TLS(
      ProblemCode.STORE_UNREACHABLE,
      "a node does not speak TLS there, or no version of it that is spoken here",
      "check the port in the address, and leave out tls=true where nodes do not speak TLS"),
  CLOSED(
      ProblemCode.STORE_UNREACHABLE,
      "a node closes the connection at the first word, as one that speaks TLS only would",
      "check the port in the address, and write tls=true where nodes speak TLS");

  private final ProblemCode code;
  private final String why;
  private final String next;

  Hangup(ProblemCode code, String why, String next) {
    this.code = code;
    this.why = why;
    this.next = next;
  }

  /** The code of the problem. */
  ProblemCode code() {
    return code;
  }

  /** What follows the colon of the sentence. */
  String why() {
    return why;
  }

  /** What to do. */
  String next() {
    return next;
  }

  /** What the failure of a connection means; empty where none was made. */
  static Optional<Hangup> of(Throwable failure) {
    if (!(failure instanceof ConnectionInitException)) {
      return Optional.empty();
    }
    List<Throwable> causes =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
    if (any(causes, CertificateExpiredException.class, CertificateNotYetValidException.class)) {
      return Optional.of(OUT_OF_DATE);
    }
    if (any(causes, CertPathBuilderException.class, CertPathValidatorException.class)) {
      return Optional.of(NOT_BELIEVED);
    }
    if (any(causes, CertificateException.class)) {
      return Optional.of(ANOTHER_HOST);
    }
    if (causes.stream().anyMatch(Hangup::isAlertOnCertificate)) {
      return Optional.of(TURNED_AWAY);
    }
    if (any(causes, SSLException.class)) {
      return Optional.of(NOT_TLS);
    }
    return any(causes, ClosedConnectionException.class) ? Optional.of(CLOSED) : Optional.empty();
  }

  /** The alerts by which a server turns a client's certificate away are told in words only. */
  private static boolean isAlertOnCertificate(Throwable cause) {
    return cause instanceof SSLException
        && String.valueOf(cause.getMessage()).matches(".*fatal alert: \\w*certificate\\w*");
  }

  private static boolean any(List<Throwable> causes, Class<?>... kinds) {
    return causes.stream()
        .anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
  }
}
