package dev.lockstep.formats.usage;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Mapping;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.version.Version;
import java.util.List;
import java.util.Optional;

/** Reads one usage from one tree. */
final class UsageReader {
  private static final String API_VERSION = "lockstep/v1";

  private final Reading reading;

  UsageReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Usage> usage(Mapping root) {
    Part part = reading.part("the usage", root).orElseThrow();
    reading.expect(part, "apiVersion", API_VERSION);
    reading.expect(part, "kind", UsageFile.KIND);
    Optional<String> service = part.requiredText("service");
    Optional<String> version = part.requiredText("version");
    Optional<String> team = part.text("team");
    List<String> environments = part.list("environments", reading::text);
    Optional<YamlNode> given = part.required("contracts");
    ContractUseReader uses = new ContractUseReader(reading);
    List<ContractUse> contracts =
        given.map(node -> reading.list(node, uses::read)).orElse(List.of());
    part.text("description").ifPresent(forPeople -> {});
    part.refuseOthers();
    return service.flatMap(name ->
        version.map(v ->
            reading
                .places()
                .put(
                    new Usage(name, Version.of(v), team, environments, contracts), List.of(root))));
  }
}
