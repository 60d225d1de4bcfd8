package dev.lockstep.cli.serve;

import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Json;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.FileKind;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.registry.catalog.FolderScan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lockstep publish}: brings the files of a folder to a server. */
@Command(
    name = "publish",
    description =
        "Publishes the plans, changes, contracts and usages of a folder to a server, which refuses"
            + " what breaks somebody; the token is taken from $$LOCKSTEP_TOKEN.")
final class PublishVerb extends Verb {
  private static final String CHANGE = "Change";

  /** The folder of the server by the kind of file, in the order in which they go. */
  private static final Map<String, String> FOLDERS = folders();

  private Path folder = Path.of("");

  @Option(
      names = "--server",
      required = true,
      paramLabel = "URL",
      description = "Where the server answers, such as https://lockstep.example:8377.")
  private String server = "";

  PublishVerb(Surroundings surroundings) {
    super(surroundings);
  }

  private static Map<String, String> folders() {
    Map<String, String> folders = new LinkedHashMap<>();
    folders.put(PlanFile.KIND, "plans");
    folders.put(CHANGE, "changes");
    folders.put(ContractFile.KIND, "contracts");
    folders.put(UsageFile.KIND, "usages");
    return folders;
  }

  @Parameters(paramLabel = "FOLDER", description = "A folder, or one file.")
  void folder(Path named) {
    folder = named;
  }

  /** A file of the folder, as the server shall have it. */
  private record Sent(Path file, String folder, Located.Content content) {}

  @Override
  protected Answer perform() {
    Registry registry = new Registry(Server.at(server, surroundings().environment(), name()));
    List<Told> told = publish(registry, sent());
    List<Told> refused = told.stream().filter(Told::isRefused).toList();
    String text = told.stream().map(Told::text).collect(Collectors.joining(System.lineSeparator()));
    Document json = Json.empty().and("files", told, Told::json).document();
    return new Answer(refused.isEmpty() ? Exit.OK : Exit.FINDINGS, text, json);
  }

  private List<Sent> sent() {
    List<Path> files = Files.isDirectory(folder) ? FolderScan.paths(folder) : List.of(folder);
    List<Sent> all = new ArrayList<>();
    for (Path file : files) {
      byte[] content = FileText.bytes(file);
      FileKind.of(content)
          .flatMap(kind -> Optional.ofNullable(FOLDERS.get(kind)))
          .ifPresent(where -> all.add(new Sent(file, where, new Located.Content(content))));
    }
    List<String> order = List.copyOf(FOLDERS.values());
    all.sort(
        Comparator.<Sent>comparingInt(each -> order.indexOf(each.folder()))
            .thenComparing(each -> each.file().toString()));
    return all;
  }

  /** What came of a file. */
  private record Told(Path file, Registry.Answered answered) {
    boolean isRefused() {
      return !answered.isTaken();
    }

    String text() {
      String first = "%s: %s".formatted(file, answered.sentence());
      return answered.findings().isEmpty()
          ? first
          : first
              + answered.findings().stream()
                  .map(each -> System.lineSeparator() + "  " + each)
                  .collect(Collectors.joining());
    }

    Document json() {
      return Json.with("file", file.toString())
          .and("published", answered.isTaken())
          .and("sentence", answered.sentence())
          .and("findings", answered.findings(), Value::text)
          .document();
    }
  }

  /** Sends all, and what was refused again while others are taken: it may depend on them. */
  private static List<Told> publish(Registry registry, List<Sent> files) {
    Map<Path, Told> told = new LinkedHashMap<>();
    List<Sent> open = files;
    int before;
    do {
      before = open.size();
      List<Sent> refused = new ArrayList<>();
      for (Sent each : open) {
        Registry.Answered answered = registry.publish(each.folder(), each.content().bytes());
        told.put(each.file(), new Told(each.file(), answered));
        if (!answered.isTaken()) {
          refused.add(each);
        }
      }
      open = refused;
    } while (!open.isEmpty() && open.size() < before);
    return List.copyOf(told.values());
  }
}
