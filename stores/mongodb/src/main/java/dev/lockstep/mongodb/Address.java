package dev.lockstep.mongodb;

import com.mongodb.ConnectionString;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a store is, as the user gave it, and how messages name it.
 *
 * @param connection what the driver takes, credentials included
 * @param database the database whose collections are the store's
 * @param name the address without credentials and options
 */
record Address(ConnectionString connection, String database, String name) {
  /** What other drivers take and this one passes over, so that nobody would be told. */
  private static final Pattern PASSED_OVER =
      Pattern.compile(
          "(?i)[?&;](tlsCAFile|tlsCertificateKeyFile|tlsCertificateKeyFilePassword|tlsCRLFile"
              + "|tlsAllowInvalidCertificates)=");

  static Address of(URI uri) {
    String name = name(uri);
    Matcher passedOver = PASSED_OVER.matcher(uri.toString());
    if (passedOver.find()) {
      throw refused(
          name,
          "the driver does not take its option " + passedOver.group(1),
          "put the certificates into a key store, as docs/stores/mongodb.md says");
    }
    ConnectionString connection = parse(uri, name);
    String database = connection.getDatabase();
    if (database == null || database.isEmpty()) {
      throw refused(name, "its path names no database", "write it as %s/DATABASE".formatted(name));
    }
    return new Address(connection, database, name);
  }

  @SuppressWarnings("UnusedException")
  private static ConnectionString parse(URI uri, String name) {
    try {
      return new ConnectionString(uri.toString());
    } catch (RuntimeException e) {
      // Neither the message nor the cause goes on: both may quote the credentials.
      throw refused(name, "it is no valid connection string", "correct the address");
    }
  }

  private static Problem refused(String name, String why, String next) {
    return new Problem(
        ProblemCode.USAGE,
        "Cannot open the store %s: %s".formatted(name, why),
        "nothing was written",
        next);
  }

  private static String name(URI uri) {
    String text = uri.toString();
    int from = text.indexOf("://") + 3;
    int options = text.indexOf('?', from);
    String rest = options < 0 ? text.substring(from) : text.substring(from, options);
    String hosts = rest.substring(rest.lastIndexOf('@') + 1);
    return text.substring(0, from) + (hosts.endsWith("/") ? hosts.replaceAll("/+$", "") : hosts);
  }

  /** The name: credentials do not belong in messages. */
  @Override
  public String toString() {
    return name;
  }
}
