package dev.lockstep.cli.deploy;

import dev.lockstep.cli.check.ContractFiles;
import dev.lockstep.cli.check.WholeFile;
import dev.lockstep.cli.output.Answer;
import dev.lockstep.cli.output.Exit;
import dev.lockstep.cli.output.Surroundings;
import dev.lockstep.cli.remote.Server;
import dev.lockstep.cli.remote.ServerOptions;
import dev.lockstep.cli.verb.Verb;
import dev.lockstep.formats.deployment.DeploymentsFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.registry.check.Policy;
import dev.lockstep.registry.deploy.ClosedWindow;
import dev.lockstep.registry.deploy.Decision;
import dev.lockstep.registry.deploy.Known;
import dev.lockstep.registry.deploy.Question;
import dev.lockstep.registry.deploy.Verdict;
import dev.lockstep.registry.evidence.Freshness;
import dev.lockstep.registry.page.Shell;
import dev.lockstep.registry.rule.Terms;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lockstep can-i-deploy}: whether a version of a service may go to an environment. */
@Command(
    name = "can-i-deploy",
    description =
        "Says whether a version of a service may go to an environment: yes (0), no (100), unknown"
            + " (101) or not at this time (102), and why.")
final class CanIDeployVerb extends Verb {
  @Mixin private final Subject subject = new Subject();

  @Option(
      names = "--to-environment",
      required = true,
      paramLabel = "ENVIRONMENT",
      description = "The environment.")
  private String environment = "";

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Says what is live where; else deployments.yaml in the folder.")
  private Optional<Path> deployments = Optional.empty();

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The team's policy; else lockstep.yaml in the folder, if it is there.")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--ignore",
      paramLabel = "SERVICE",
      description = "Another service that is not asked; may be given more than once.")
  private final List<String> ignored = new ArrayList<>();

  @Option(
      names = "--retry-while-unknown",
      paramLabel = "TIMES",
      description = "How often to read everything again while the answer is unknown; else never.")
  private int retries;

  @Option(
      names = "--retry-every",
      paramLabel = "SECONDS",
      description = "How long to wait before that; else 10.")
  private int seconds = 10;

  @Option(
      names = "--override-window",
      paramLabel = "REASON",
      description = "Goes on in spite of windows that let a person do so, and why.")
  private Optional<String> override = Optional.empty();

  @Mixin private final ServerOptions served = new ServerOptions();

  CanIDeployVerb(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  protected Answer perform() {
    Optional<Server> server = served.server(surroundings(), name());
    if (server.isPresent()) {
      return askedThere(server.get()).answer();
    }
    Decision asked = settled(this::ask, each -> each.readiness().verdict() == Verdict.UNKNOWN);
    return new Answer(
        asked.isOfWindow() ? Exit.REFUSED : exit(asked.verdict()),
        text(asked),
        asked.document(surroundings().clock().instant()));
  }

  /** What is live, contracts, usages and the policy are those of the server. */
  private ServedReadiness askedThere(Server server) {
    if (deployments.isPresent() || policy.isPresent()) {
      throw Server.usage("--file and --policy are for files, not for --server");
    }
    Question question =
        new Question(subject.service(), subject.version(), environment, new HashSet<>(ignored));
    return settled(
        () -> ServedReadiness.of(server, question, override), ServedReadiness::isUnknown);
  }

  /** The answer, asked for again while it is unknown. */
  private <T> T settled(Supplier<T> ask, Predicate<T> unknown) {
    T asked = ask.get();
    for (int i = 0; i < retries && unknown.test(asked); i++) {
      await();
      asked = ask.get();
    }
    return asked;
  }

  private void await() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
    }
  }

  static Exit exit(Verdict verdict) {
    return switch (verdict) {
      case YES -> Exit.OK;
      case UNKNOWN -> Exit.UNKNOWN;
      case NO -> Exit.FINDINGS;
    };
  }

  private Decision ask() {
    LiveFile live =
        new LiveFile(deployments.orElseGet(() -> subject.folder().resolve(DeploymentsFile.NAME)));
    ContractFiles files = ContractFiles.read(List.of(subject.folder()));
    files.requireWhole();
    LocalDate today = today();
    Optional<Located<Policy>> file = WholeFile.policyFile(policy, subject.folder());
    Terms terms = file.map(Located::value).orElse(Policy.DEFAULTS).terms();
    Known known =
        new Known(
            live.read(),
            files.contracts(),
            files.usages(),
            new Freshness(today, terms.freshDays()));
    Question question =
        new Question(subject.service(), subject.version(), environment, new HashSet<>(ignored));
    Instant now = surroundings().clock().instant();
    return Decision.of(
        question,
        known,
        file.flatMap(policyFile -> ClosedWindow.at(now, question, policyFile, override)));
  }

  private String text(Decision asked) {
    Optional<ClosedWindow> closed = asked.closed();
    List<List<String>> lines =
        asked.readiness().rows().stream()
            .map(row ->
                List.of(
                    row.verdict().word(),
                    row.service() + " " + row.version(),
                    (row.contract() + " " + row.contractVersion()).strip(),
                    row.why()))
            .toList();
    StringBuilder text = new StringBuilder(table(lines));
    asked.reasons().forEach(reason -> text.append("because: ").append(reason).append('\n'));
    text.append("%s: %s to %s".formatted(asked.verdict().word(), subject, environment));
    closed
        .filter(ClosedWindow::isRefusing)
        .ifPresent(window -> text.append("\nnext: ").append(window.next(command())));
    closed
        .filter(window -> !window.isRefusing())
        .ifPresent(window -> text.append("\n").append(window.overridden(asked.target())));
    return text.toString();
  }

  /** Rows of four columns below each other. */
  static String table(List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      for (int i = 0; i < 3; i++) {
        int column = i;
        int width = lines.stream().mapToInt(each -> each.get(column).length()).max().orElse(1);
        text.append(("%-" + Math.max(width, 1) + "s  ").formatted(line.get(i)));
      }
      text.append(line.get(3)).append('\n');
    }
    return text.toString();
  }

  private String command() {
    return "lockstep can-i-deploy --service %s --version %s --to-environment %s"
        .formatted(
            Shell.word(subject.service()), Shell.word(subject.version()), Shell.word(environment));
  }
}
