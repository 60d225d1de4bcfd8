package dev.lockstep.server.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server may go. */
class ReachableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "93.184.215.14",
        "11.0.0.0",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "64:ff9b::5db8:d70e",
        "2002:5db8:d70e::1",
        "::ffff:93.184.215.14"
      })
  void thePublicInternetIsReachable(String address) throws UnknownHostException {
    assertThat(admits(Reachable.with(List.of()), address)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "127.0.0.1",
        "127.255.255.254",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "::ffff:0:127.0.0.1",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2001::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "5f00::1"
      })
  void whatIsSpecialIsNot(String address) throws UnknownHostException {
    assertThat(admits(Reachable.with(List.of()), address)).isFalse();
  }

  @Test
  void whatTheOperatorAllowsIsReachableAndNothingBesideIt() throws UnknownHostException {
    Reachable reachable =
        Reachable.with(List.of("10.2.0.0/15", "fd00::/8", "192.168.7.7", "Prometheus.internal"));

    assertThat(admits(reachable, "10.3.0.1")).isTrue();
    assertThat(admits(reachable, "10.1.255.255")).isFalse();
    assertThat(admits(reachable, "10.4.0.0")).isFalse();
    assertThat(admits(reachable, "fd12::1")).isTrue();
    assertThat(admits(reachable, "fc12::1")).isFalse();
    assertThat(admits(reachable, "192.168.7.7")).isTrue();
    assertThat(admits(reachable, "192.168.7.8")).isFalse();
    assertThat(admits(reachable, "::ffff:192.168.7.7")).isTrue();
    assertThat(admits(reachable, "64:ff9b::192.168.7.7")).isFalse();
    reachable.require("prometheus.INTERNAL", List.of(InetAddress.getLoopbackAddress()));
  }

  @Test
  void oneBadAddressAmongGoodOnesIsOneTooMany() throws UnknownHostException {
    List<InetAddress> both =
        List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("10.0.0.1"));

    Problem refused =
        catchThrowableOfType(
            Problem.class, () -> Reachable.with(List.of()).require("both.example", both));

    assertThat(refused.code()).isEqualTo(ProblemCode.ADDRESS_REFUSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0/8", "::/129", "a/b", "*", "http://h", "10.0.0.0/-1"})
  void aSettingThatIsNoNetworkAndNoHostStopsTheStart(String allowed) {
    Problem wrong = catchThrowableOfType(Problem.class, () -> Reachable.with(List.of(allowed)));

    assertThat(wrong.code()).isEqualTo(ProblemCode.USAGE);
    assertThat(wrong).hasMessageContaining(allowed);
  }

  private static boolean admits(Reachable reachable, String address) throws UnknownHostException {
    List<InetAddress> addresses = List.of(InetAddress.getAllByName(address));
    return catchThrowableOfType(Problem.class, () -> reachable.require("some.example", addresses))
        == null;
  }
}
