package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.testkit.process.ProcessUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A key with a certificate of its own, made by the {@code keytool} of this JDK.
 *
 * @param keys a PKCS12 file of both
 * @param certificate a PEM file of the certificate
 * @param trust a PKCS12 file of the certificate
 */
record TestKeys(Path keys, Path certificate, Path trust) {
  static final String PASSWORD = "changeit";

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** New ones in this folder, for a host such as {@code ip:127.0.0.1}. */
  static TestKeys of(Path folder, String name, String host) throws InterruptedException {
    Path keys = folder.resolve(name + ".p12");
    Path certificate = folder.resolve(name + ".pem");
    Path trust = folder.resolve(name + "-trust.p12");
    keytool(keys, "-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "san=" + host);
    keytool(keys, "-exportcert", "-rfc", "-file", certificate.toString());
    keytool(trust, "-importcert", "-noprompt", "-file", certificate.toString());
    return new TestKeys(keys, certificate, trust);
  }

  private static void keytool(Path store, String... arguments) throws InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home", ""), "bin", "keytool").toString()),
                Stream.concat(
                    Stream.of(arguments),
                    Stream.of(
                        "-alias",
                        "it",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)))
            .toList();
    try (ProcessUnderTest process = ProcessUnderTest.start(command, Map.of())) {
      assertThat(process.awaitExit(PATIENCE)).as(process.output().toString()).isZero();
    }
  }
}
