package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import java.net.ConnectException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class HangupTest {
  @Test
  void aCertificateOutOfDateIsToldFromOneThatNobodySigned() {
    SSLHandshakeException handshake = new SSLHandshakeException("no");
    CertPathValidatorException path =
        new CertPathValidatorException(new CertificateExpiredException());
    assertThat(handshake.initCause(path)).isSameAs(handshake);
    assertThat(Hangup.of(new ConnectionInitException("x", handshake))).contains(Hangup.OUT_OF_DATE);
  }

  @Test
  void whoeverDoesNotAnswerOrEndsLaterDidNotHangUp() {
    assertThat(Hangup.of(new ConnectionInitException("x", new ConnectException()))).isEmpty();
    assertThat(Hangup.of(new ClosedConnectionException("x"))).isEmpty();
  }
}
