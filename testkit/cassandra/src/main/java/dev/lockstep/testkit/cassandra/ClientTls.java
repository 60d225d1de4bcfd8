package dev.lockstep.testkit.cassandra;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The keys of a node that speaks TLS to clients, and nothing else.
 *
 * @param keys a PKCS12 file with its key and certificate
 * @param clients a PKCS12 file with the certificates of the clients that it lets in; without it,
 *     clients need none
 * @param password of both files
 */
public record ClientTls(Path keys, Optional<Path> clients, String password) {
  /** What the node's configuration file says of it. */
  String configuration() {
    return """
    client_encryption_options:
      enabled: true
      optional: false
      store_type: PKCS12
      keystore: "%1$s"
      keystore_password: "%3$s"
      require_client_auth: %4$s
      truststore: "%2$s"
      truststore_password: "%3$s"
    """
        .formatted(keys, clients.orElse(keys), password, clients.isPresent());
  }
}
