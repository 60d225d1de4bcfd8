package dev.lockstep.server.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one form in which addresses are taken. */
class DestinationTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "HTTPS://example.com:8443/a/b?c=d",
        "http://93.184.215.14/hook",
        "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8080/",
        "http://1password.com/",
        "http://3.example.com/"
      })
  void aPlainAddressIsTaken(String text) {
    assertThat(Destination.of(text).uri().toString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "example.com",
        "//example.com/",
        "file:///etc/passwd",
        "gopher://example.com/",
        "jar:http://example.com/!/",
        "http:/example.com",
        "http://",
        "http:///path",
        "http://user@example.com/",
        "http://user:secret@example.com/",
        "http://example.com@127.0.0.1/",
        "http://example.com#@127.0.0.1/",
        "http://example.com/\r\nHost: other",
        "http://exa mple.com/",
        "http://example.com:0/",
        "http://example.com:65536/",
        "http://example.com:-1/",
        "http://2130706433/",
        "http://017700000001/",
        "http://0x7f000001/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.1/",
        "http://127.0.0.01/",
        "http://256.1.1.1/",
        "http://1.2.3.4.5/",
        "http://127.0.0.0x1/",
        "http://[fe80::1%25eth0]/",
        "http://[::1/",
        "http://①②⑦.⓪.⓪.①/",
        "http://exämple.com/"
      })
  void everyOtherFormIsRefusedWithoutShowingIt(String text) {
    Problem refused = catchThrowableOfType(Problem.class, () -> Destination.of(text));

    assertThat(refused.code()).isEqualTo(ProblemCode.ADDRESS_REFUSED);
    assertThat(refused)
        .hasMessageStartingWith("Cannot use the address: ")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("127");
  }
}
