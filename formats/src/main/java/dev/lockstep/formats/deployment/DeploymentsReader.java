package dev.lockstep.formats.deployment;

import dev.lockstep.formats.deployment.Deployments.Environment;
import dev.lockstep.formats.deployment.Deployments.LiveContract;
import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.formats.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads deployments from one tree. */
final class DeploymentsReader {
  private final Reading reading;

  DeploymentsReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Deployments> deployments(Mapping root) {
    Part part = reading.part("the deployments", root).orElseThrow();
    reading.expect(part, "apiVersion", DeploymentsFile.API_VERSION);
    reading.expect(part, "kind", DeploymentsFile.KIND);
    Map<String, Environment> environments = new LinkedHashMap<>();
    part.required("environments")
        .ifPresent(node -> each(node, (name, value) -> environments.put(name, environment(value))));
    part.refuseOthers();
    return Optional.of(new Deployments(environments));
  }

  /** Everything under the names of a map; nothing where there is none yet. */
  private void each(YamlNode node, BiConsumer<String, YamlNode> take) {
    if (isNothing(node)) {
      return;
    }
    if (!(node instanceof Mapping map)) {
      reading.wrongKind(node, "a map of names and values").ifPresent(never -> {});
      return;
    }
    for (YamlNode.Entry entry : map.entries()) {
      if (entry.name().text().isBlank()) {
        reading.bad(entry.name(), "a name is blank").ifPresent(never -> {});
      }
      take.accept(entry.name().text(), entry.value());
    }
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof Scalar scalar
        && scalar.style() == YamlNode.Style.PLAIN
        && (scalar.text().isEmpty() || scalar.text().equals("null") || scalar.text().equals("~"));
  }

  private Environment environment(YamlNode node) {
    Map<String, List<String>> services = new LinkedHashMap<>();
    List<LiveContract> contracts = new ArrayList<>();
    if (!isNothing(node)) {
      reading
          .part("the environment", node)
          .ifPresent(part -> {
            part.node("services")
                .ifPresent(
                    inner -> each(inner, (name, value) -> services.put(name, versions(value))));
            part.node("contracts")
                .ifPresent(
                    inner -> each(inner, (name, value) -> contracts.addAll(contract(name, value))));
            part.refuseOthers();
          });
    }
    return new Environment(services, contracts);
  }

  /** Versions for all collections of a contract, or for each that is named. */
  private List<LiveContract> contract(String id, YamlNode node) {
    if (!(node instanceof Mapping)) {
      return List.of(new LiveContract(id, Optional.empty(), versions(node)));
    }
    List<LiveContract> live = new ArrayList<>();
    each(
        node,
        (collection, value) ->
            live.add(new LiveContract(id, Optional.of(collection), versions(value))));
    return live;
  }

  private List<String> versions(YamlNode node) {
    Set<String> known = new HashSet<>();
    return reading.list(node, item -> version(item, known));
  }

  private Optional<String> version(YamlNode node, Set<String> known) {
    Optional<String> version = reading.text(node);
    if (version.filter(String::isBlank).isPresent()) {
      return reading.bad(node, "it is blank");
    }
    return version.isEmpty() || known.add(version.get())
        ? version
        : reading.bad(node, "this version stands here twice");
  }
}
