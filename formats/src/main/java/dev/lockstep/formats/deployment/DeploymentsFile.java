package dev.lockstep.formats.deployment;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.yaml.YamlEdit;
import java.util.List;

/** Reads deployments, and says how their file reads after a step. */
public final class DeploymentsFile {
  /** The word under {@code kind} by which a file says that it is one. */
  public static final String KIND = "Deployments";

  /** The usual name of the file. */
  public static final String NAME = "deployments.yaml";

  static final String API_VERSION = "lockstep/v1";

  private DeploymentsFile() {}

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<Deployments> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new DeploymentsReader(reading)::deployments);
  }

  /** A file in which nothing is live yet. */
  public static String empty() {
    return "apiVersion: %s\nkind: %s\nenvironments:\n".formatted(API_VERSION, KIND);
  }

  /** The text of a whole file with one more version of a service live in an environment. */
  public static String with(String text, String environment, String service, String version) {
    return YamlEdit.with(text, names(environment, service), version);
  }

  /** The text of a whole file without this version of a service. */
  public static String without(String text, String environment, String service, String version) {
    return YamlEdit.without(text, names(environment, service), version);
  }

  private static List<String> names(String environment, String service) {
    return List.of("environments", environment, "services", service);
  }
}
