package dev.lockstep.server.registry;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.change.ChangeFile.Parsed;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.usage.UsageFile;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.registry.check.PolicyFile;
import dev.lockstep.server.request.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A file that somebody wants to publish.
 *
 * @param version empty where revisions are numbered
 * @param team who owns it; empty for nobody in particular
 * @param check what the door says of it
 */
record Incoming(
    Kind kind,
    String name,
    Optional<String> version,
    String team,
    Function<Door, List<String>> check) {
  private static final Pattern NAME = Pattern.compile("[\\w][\\w.+-]{0,119}");

  Incoming {
    if (!NAME.matcher(name).matches() || !NAME.matcher(version.orElse("0")).matches()) {
      throw Refused.invalid(
          "Cannot publish this: its name or version has more than 120 characters, or others than"
              + " letters, digits, _ . + and -");
    }
  }

  /** Reads a file as the command line does. */
  static Incoming read(Kind kind, byte[] content) {
    String file = kind.word();
    return switch (kind) {
      case CONTRACT -> contract(whole(ContractFile.read(file, content)));
      case USAGE -> usage(whole(UsageFile.read(file, content)));
      case CHANGE ->
          switch (ChangeFile.read(file, content)) {
            case Parsed parsed -> change(parsed.change());
            case ChangeFile.Invalid invalid ->
                throw broken(ProblemCode.CHANGE_INVALID, file, invalid.findings());
          };
      case PLAN -> {
        String name = whole(PlanFile.read(file, content)).value().plan().name();
        yield new Incoming(kind, name, Optional.empty(), "", door -> List.of());
      }
      case POLICY ->
          new Incoming(
              kind,
              whole(PolicyFile.read(file, content)).file(),
              Optional.empty(),
              "",
              door -> List.of());
    };
  }

  private static Incoming contract(Located<Contract> file) {
    Contract contract = file.value();
    return new Incoming(
        Kind.CONTRACT,
        contract.id(),
        Optional.of(contract.version().text()),
        Library.owner(contract),
        door -> door.contract(file));
  }

  private static Incoming usage(Located<Usage> file) {
    Usage usage = file.value();
    return new Incoming(
        Kind.USAGE,
        usage.service(),
        Optional.of(usage.version().text()),
        usage.team().orElse(""),
        door -> door.usage(file));
  }

  private static Incoming change(Change change) {
    return new Incoming(
        Kind.CHANGE,
        change.id(),
        Optional.empty(),
        change.owner().orElse(""),
        door -> door.change(change));
  }

  private static <T> Located<T> whole(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Whole<T> file -> file.located();
      case Outcome.Broken<T> file ->
          throw broken(ProblemCode.FILE_UNREADABLE, file.file(), file.findings());
    };
  }

  private static Problem broken(ProblemCode code, String file, List<Finding> findings) {
    return new Problem(
            code,
            "Cannot publish the %s: %d %s wrong in the file"
                .formatted(file, findings.size(), findings.size() == 1 ? "thing is" : "things are"),
            "Nothing was published.",
            "Mend the file; lockstep lint and lockstep validate name the same.")
        .withFindings(findings);
  }
}
