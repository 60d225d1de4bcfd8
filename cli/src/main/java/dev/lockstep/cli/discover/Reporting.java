package dev.lockstep.cli.discover;

import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.cli.remote.ServerOptions;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.drift.Difference;
import dev.lockstep.registry.drift.Drift;
import dev.lockstep.registry.evidence.Statistics;
import dev.lockstep.registry.evidence.Statistics.AtPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where to tell what was seen, for a command that may keep it to itself. */
final class Reporting {
  private static final int PATHS_MAX = 5_000;
  private static final int DIFFERENCES_MAX = 1_000;
  private static final int UNKNOWN_MAX = 200;
  private static final int TEXT_MAX = 1_000;

  @Mixin private final ServerOptions server = new ServerOptions();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment of the store at the server, which keeps what was seen.")
  private @Nullable String environment;

  /** Who is told, where a server was named. */
  Optional<Told> told(Surroundings surroundings, String command) {
    Optional<Server> asked = server.server(surroundings, command);
    if (asked.isPresent() != (environment != null)) {
      throw Server.usage("--server and --environment go together");
    }
    return asked.map(each -> new Told(each, Optional.ofNullable(environment).orElseThrow()));
  }

  /** What was seen of one collection: counts, and no value of any document. */
  record Sight(Contract contract, CollectionPromise promise, Drift drift, Statistics statistics) {
    private Document document() {
      List<String> unknown = new ArrayList<>(drift.unknown());
      List<Map.Entry<Path, AtPath>> paths =
          statistics.paths().entrySet().stream()
              .filter(each -> isShort(each.getKey().toString()))
              .sorted(Comparator.comparing(each -> each.getKey().toString()))
              .limit(PATHS_MAX)
              .toList();
      if (paths.size() < statistics.paths().size()) {
        unknown.add("there are more paths, or longer ones, than are told");
      }
      return Json.with("contract", contract.id())
          .and("version", contract.version().text())
          .and("documents", statistics.documents())
          .and("full", statistics.full())
          .and("paths", paths, each -> seen(each.getKey(), each.getValue()))
          .and("differences", differences(), Sight::difference)
          .and("unknown", unknown.stream().limit(UNKNOWN_MAX).map(Sight::cut).toList(), Value::text)
          .document();
    }

    private List<Difference> differences() {
      return drift.differences().stream()
          .filter(each -> isShort(each.where()))
          .limit(DIFFERENCES_MAX)
          .toList();
    }

    private static boolean isShort(String text) {
      return text.length() <= TEXT_MAX && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static String cut(String text) {
      String line = text.replaceAll("\\p{Cntrl}+", " ");
      return line.length() <= TEXT_MAX ? line : line.substring(0, TEXT_MAX);
    }

    private static Document seen(Path path, AtPath at) {
      List<Map.Entry<ValueType, Long>> types = List.copyOf(new TreeMap<>(at.types()).entrySet());
      return Json.with("path", path.toString())
          .and("present", at.present())
          .and("nulls", at.nulls())
          .and(
              "types",
              types,
              each ->
                  Json.with("type", each.getKey().word()).and("count", each.getValue()).document())
          .document();
    }

    private static Document difference(Difference difference) {
      return Json.with("kind", difference.kind().name())
          .and("where", difference.where())
          .and("sentence", cut(difference.sentence()))
          .and("count", difference.count())
          .document();
    }
  }

  /** Who is told. */
  record Told(Server server, String environment) {
    void of(Sight sight) {
      server.put(
          "/v1/environments/%s/collections/%s/observation"
              .formatted(Server.part(environment), Server.part(sight.promise().storedName())),
          sight.document());
    }
  }
}
