package dev.lockstep.checks.graph;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;

/**
 * One module: where it is and what it may use.
 *
 * @param folder its folder below the root
 * @param root its root package; every class of the module is in it or below it
 * @param uses the folders of the modules its code may use
 * @param libraries the group ids of the libraries its product code may use
 */
record Part(String folder, String root, Set<String> uses, Set<String> libraries) {
  /** The allowed graph: ARCHITECTURE.md explains it, and anything outside of it fails. */
  static final List<Part> ALL =
      List.of(
          part("model", "model").mayUse().with(),
          part("api", "api").mayUse("model").with("tools.jackson.core"),
          part("formats", "formats")
              .mayUse("model", "api", "rollout")
              .with("dev.cel", "org.snakeyaml"),
          part("registry", "registry").mayUse("model", "api", "formats").with("com.cronutils"),
          part("journal", "journal").mayUse("model").with("org.xerial"),
          part("rollout", "rollout").mayUse("model").with("org.apache.commons"),
          part("testkit", "testkit").mayUse().with("org.junit.jupiter", "de.bwaldvogel"),
          part("testkit/cassandra", "testkit.cassandra")
              .mayUse("testkit")
              .with("org.junit.jupiter", "org.apache.cassandra", "de.bwaldvogel"),
          part("stores/spi", "store").mayUse("model").with(),
          part("stores/tck", "tck")
              .mayUse("model", "stores/spi", "testkit")
              .with("org.assertj", "org.junit.jupiter"),
          part("stores/mongodb", "mongodb")
              .mayUse("model", "stores/spi")
              .with("org.mongodb", "com.google.code.findbugs"),
          part("stores/cassandra", "cassandra")
              .mayUse("model", "stores/spi")
              .with("org.apache.cassandra"),
          part("engine", "engine").mayUse("model", "stores/spi").with(),
          part("runner", "runner")
              .mayUse("model", "stores/spi", "engine", "journal", "api", "formats")
              .with(),
          part("client/core", "client").mayUse("model", "api").with("org.slf4j", "com.datadoghq"),
          part("server", "server")
              .mayUse("model", "api", "formats", "registry", "rollout", "journal", "runner")
              .with(
                  "org.springframework",
                  "org.springframework.boot",
                  "org.springframework.security",
                  "org.apache.httpcomponents.client5",
                  "org.apache.httpcomponents.core5",
                  "org.apache.tomcat.embed",
                  "org.flywaydb",
                  "org.postgresql",
                  "org.slf4j",
                  "org.xerial",
                  "io.prometheus",
                  "io.opentelemetry",
                  "com.zaxxer",
                  "tools.jackson.core"),
          part("client/cassandra", "client.cassandra")
              .mayUse("model", "client/core")
              .with("org.apache.cassandra"),
          part("client/mongodb", "client.mongodb")
              .mayUse("model", "client/core")
              .with("org.mongodb", "com.google.code.findbugs"),
          part("client/openfeature", "client.openfeature")
              .mayUse("model", "api", "client/core")
              .with("dev.openfeature"),
          part("client/spring", "client.spring")
              .mayUse("model", "client/core")
              .with(
                  "org.springframework",
                  "org.springframework.boot",
                  "io.micrometer",
                  "com.fasterxml.jackson.core"),
          part("demo", "demo")
              .mayUse(
                  "model",
                  "api",
                  "formats",
                  "stores/spi",
                  "runner",
                  "server",
                  "client/core",
                  "client/mongodb",
                  "testkit",
                  "testkit/cassandra")
              .with("org.mongodb", "com.google.code.findbugs", "org.apache.cassandra"),
          part("cli", "cli")
              .mayUse("model", "api", "rollout", "formats", "registry", "runner", "server", "demo")
              .with("info.picocli"));

  /** The module of proof, which may use everything and has no product code. */
  static final String PROOF = "checks";

  /**
   * What is put beside the command when it runs and that no code of it names: found by
   * ServiceLoader, needed by the demo, or files that the server hands out.
   */
  static final Set<String> FOUND_AT_RUN_TIME =
      Set.of(
          "lockstep-store-mongodb",
          "lockstep-store-cassandra",
          "lockstep-store-spi",
          "lockstep-testkit",
          "lockstep-console",
          "slf4j-simple");

  private static Part part(String folder, String subject) {
    return new Part(folder, "dev.lockstep." + subject, Set.of(), Set.of());
  }

  private Part mayUse(String... folders) {
    return new Part(folder, root, Set.of(folders), libraries);
  }

  private Part with(String... groupIds) {
    return new Part(folder, root, uses, Set.of(groupIds));
  }

  /** The name of its artifact. */
  String artifact() {
    return "lockstep-" + folder.replace("stores/", "store-").replace('/', '-');
  }

  /** Whether a class belongs to this module, and not to one whose root lies below its own. */
  boolean owns(JavaClass type) {
    return holds(type.getPackageName())
        && ALL.stream()
            .filter(other -> !other.root().equals(root) && holds(other.root()))
            .noneMatch(inner -> inner.holds(type.getPackageName()));
  }

  private boolean holds(String packageName) {
    return packageName.equals(root) || packageName.startsWith(root + ".");
  }
}
