package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.cassandra.Address.Login;
import dev.lockstep.cassandra.Address.Reach;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.io.File;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {
  @Test
  void namesHostsLoginKeyspaceAndOptions() {
    Address address =
        Address.of(
            URI.create(
                "cassandra://ada:p%40ss%3A+1@10.0.0.1:9043,10.0.0.2/Shop"
                    + "?datacenter=east%201&consistency=local_quorum"));
    assertThat(address.contacts())
        .containsExactly(
            new InetSocketAddress("10.0.0.1", 9043), new InetSocketAddress("10.0.0.2", 9042));
    assertThat(address.login()).contains(new Login("ada", "p@ss:+1"));
    assertThat(address.keyspace()).isEqualTo("Shop");
    assertThat(address.datacenter()).contains("east 1");
    assertThat(address.reach()).isEqualTo(Reach.LOCAL_QUORUM);
    assertThat(address.name()).isEqualTo("cassandra://10.0.0.1:9043,10.0.0.2/Shop");
  }

  @Test
  void needsNeitherLoginNorOptions() {
    Address address = Address.of(URI.create("cassandra://[::1]:9042/shop"));
    assertThat(address.contacts())
        .singleElement()
        .satisfies(contact -> {
          assertThat(contact.getAddress().isLoopbackAddress()).isTrue();
          assertThat(contact.getPort()).isEqualTo(9042);
        });
    assertThat(address.login()).isEqualTo(Optional.empty());
    assertThat(address.datacenter()).isEqualTo(Optional.empty());
    assertThat(address.reach()).isEqualTo(Reach.QUORUM);
  }

  @Test
  void speaksTlsWhereItIsAsked() {
    assertThat(Address.of(URI.create("cassandra://h/shop?tls=false")).tls()).isEmpty();
    assertThat(Address.of(URI.create("cassandra://h/shop?tls=true")).tls())
        .contains(new Tls(Optional.empty(), Optional.empty(), "", true));
    Tls tls =
        Address.of(
                URI.create(
                    "cassandra://h/shop?tls=true&tlsCAFile=/a%20b.pem&tlsCertificateKeyFile=me.p12"
                        + "&tlsCertificateKeyFilePassword=se%26cret&tlsAllowInvalidHostnames=true"))
            .tls()
            .orElseThrow();
    assertThat(tls)
        .isEqualTo(
            new Tls(
                Optional.of(new File("/a b.pem")),
                Optional.of(new File("me.p12")),
                "se&cret",
                false));
    assertThat(tls.toString()).doesNotContain("cret");
  }

  @Test
  void printsNoCredentials() {
    Address address = Address.of(URI.create("cassandra://ada:secret@10.0.0.1/shop"));
    assertThat(address.toString() + address.login()).doesNotContain("ada", "secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cassandra://ada:secret@10.0.0.1",
        "cassandra://ada:secret@10.0.0.1/",
        "cassandra://ada:secret@10.0.0.1/shop/orders",
        "cassandra://ada:secret@10.0.0.1:0/shop",
        "cassandra://ada:secret@10.0.0.1:99999/shop",
        "cassandra://ada:secret@10.0.0.1,,10.0.0.2/shop",
        "cassandra://secret@10.0.0.1/shop",
        "cassandra://:secret@10.0.0.1/shop",
        "cassandra://ada:secret@10.0.0.1/shop?consistency=one",
        "cassandra://ada:secret@10.0.0.1/shop?datacentre=east",
        "cassandra://ada:secret@10.0.0.1/shop?datacenter=",
        "cassandra://ada:secret@10.0.0.1/shop?datacenter=a&datacenter=b",
        "cassandra://ada:secret@10.0.0.1/shop?tls=yes",
        "cassandra://ada:secret@10.0.0.1/shop?tlsCAFile=secret",
        "cassandra://ada:secret@10.0.0.1/shop?tlsAllowInvalidHostnames=true",
        "cassandra://ada:secret@10.0.0.1/shop?tls=true&tlsCertificateKeyFilePassword=secret",
        "mongodb://ada:secret@10.0.0.1/shop"
      })
  void refusesWhatItCannotReadWithoutQuotingTheCredentials(String text) {
    Problem problem =
        catchThrowableOfType(Problem.class, () -> Address.of(URI.create(text)).name());
    assertThat(problem.code()).isEqualTo(ProblemCode.USAGE);
    assertThat(problem)
        .hasMessageStartingWith("Cannot open the store cassandra://")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("ada")
        .hasNoCause();
    assertThat(problem.next()).isEqualTo("write it as cassandra://HOST[:PORT][,HOST...]/KEYSPACE");
  }
}
