package dev.lockstep.registry.deploy;

import dev.lockstep.formats.deployment.Deployments.Environment;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.problem.Nearest;
import dev.lockstep.model.usage.ContractUse;
import dev.lockstep.model.usage.Usage;
import dev.lockstep.model.version.Version;
import dev.lockstep.model.version.Version.Semantic;
import dev.lockstep.registry.evidence.Use;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether a version of a service may go to an environment, and why.
 *
 * @param reasons one sentence for each thing that is in the way
 * @param rows who was asked about what
 */
public record Readiness(Verdict verdict, List<String> reasons, List<Row> rows) {
  public Readiness {
    reasons = List.copyOf(reasons);
    rows = List.copyOf(rows);
  }

  /** The answer to a question by what is known. */
  public static Readiness of(Question question, Known known) {
    return new Asking(question, known).answer();
  }

  /** One question while it is answered. */
  private static final class Asking {
    private final Question question;
    private final Known known;
    private final List<Row> rows = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private Verdict worst = Verdict.YES;

    private Asking(Question question, Known known) {
      this.question = question;
      this.known = known;
    }

    private Readiness answer() {
      Map<String, Environment> environments = known.deployments().environments();
      Environment environment = environments.get(question.environment());
      Optional<Located<Usage>> usage = known.usage(question.service(), question.version());
      if (environment == null) {
        because(
            Verdict.UNKNOWN,
            "nobody says what is live in '%s'%s"
                .formatted(
                    question.environment(),
                    Nearest.suggestion(question.environment(), environments.keySet())));
      }
      if (usage.isEmpty()) {
        because(Verdict.UNKNOWN, missing(question.service(), question.version()));
      }
      if (environment != null && usage.isPresent()) {
        usage.get().value().contracts().forEach(use -> own(usage.get(), use, environment));
        others(usage.get().value(), environment);
      }
      return new Readiness(worst, List.copyOf(reasons), rows);
    }

    private void because(Verdict verdict, String why) {
      worst = verdict.compareTo(worst) > 0 ? verdict : worst;
      reasons.add(why);
    }

    private static String missing(String service, String version) {
      return "no usage says what %s %s does".formatted(service, version);
    }

    /** The service itself against each version of a contract that it will meet. */
    private void own(Located<Usage> usage, ContractUse use, Environment environment) {
      Subject subject = new Subject(usage.value(), use);
      List<String> live = environment.of(use.contract(), use.collection());
      if (live.isEmpty()) {
        row(
            subject,
            "",
            Verdict.UNKNOWN,
            "nobody says which version is live in %s".formatted(question.environment()));
      }
      for (String version : live) {
        if (stale(subject, version) || !supported(subject, version)) {
          continue;
        }
        Optional<Located<Contract>> contract = known.contract(use.contract(), version);
        List<String> mistakes = contract.map(file -> mistakes(usage, use, file)).orElse(List.of());
        if (contract.isEmpty()) {
          row(subject, version, Verdict.UNKNOWN, "this version is not among the files");
        } else if (mistakes.isEmpty()) {
          row(subject, version, Verdict.YES, "supported; all it uses is there");
        }
        mistakes.forEach(mistake -> row(subject, version, Verdict.NO, mistake));
      }
    }

    /** What a service says of one contract. */
    private record Subject(Usage usage, ContractUse use) {
      String name() {
        return use.contract() + use.collection().map(name -> "/" + name).orElse("");
      }
    }

    private void row(Subject subject, String version, Verdict verdict, String why) {
      String service = subject.usage().service();
      String itsVersion = subject.usage().version().text();
      rows.add(new Row(service, itsVersion, subject.name(), version, verdict, why));
      if (verdict != Verdict.YES) {
        because(
            verdict,
            "%s %s, %s%s: %s"
                .formatted(
                    service,
                    itsVersion,
                    subject.name(),
                    version.isEmpty() ? "" : " " + version,
                    why));
      }
    }

    private boolean stale(Subject subject, String version) {
      boolean isStale =
          new Use(subject.usage(), subject.use(), List.of()).isStale(known.freshness());
      if (isStale) {
        row(
            subject,
            version,
            Verdict.UNKNOWN,
            "none of its evidence is of %s or later, up to today"
                .formatted(known.freshness().oldest()));
      }
      return isStale;
    }

    private boolean supported(Subject subject, String version) {
      Optional<Semantic> ordered = Version.of(version).semantic();
      if (ordered.isEmpty()) {
        row(
            subject,
            version,
            Verdict.UNKNOWN,
            "this version has no order, so no range can hold it");
        return false;
      }
      boolean isIn = subject.use().supports().contains(ordered.get());
      if (!isIn) {
        row(
            subject,
            version,
            Verdict.NO,
            "it supports %s, and this version is live".formatted(subject.use().supports()));
      }
      return isIn;
    }

    /** What the service relies on and this version of the contract does not have. */
    private static List<String> mistakes(
        Located<Usage> file, ContractUse use, Located<Contract> contract) {
      Usage whole = file.value();
      Usage one =
          new Usage(
              whole.service(), whole.version(), whole.team(), whole.environments(), List.of(use));
      Located<Usage> only = new Located<>(one, file.file(), file.content(), file.places());
      return Lint.of(List.of(contract), List.of(only), LintSettings.DEFAULTS).stream()
          .filter(each -> each.level() == Level.ERROR)
          .filter(each -> each.finding().file().equals(file.file()))
          .map(each -> each.finding().sentence())
          .toList();
    }

    /** The other live services that meet what this one writes; older versions of it, too. */
    private void others(Usage usage, Environment environment) {
      Map<String, Set<String>> written =
          usage.contracts().stream()
              .filter(use -> new Use(usage, use, List.of()).isWriter())
              .collect(
                  Collectors.toMap(
                      ContractUse::contract,
                      use -> met(use, environment),
                      (one, other) -> {
                        one.addAll(other);
                        return one;
                      }));
      environment
          .services()
          .forEach((service, versions) -> {
            if (!question.ignored().contains(service)) {
              versions.forEach(version -> other(service, version, written));
            }
          });
    }

    /** The live versions of which the service may write documents. */
    private static Set<String> met(ContractUse use, Environment environment) {
      return environment.of(use.contract(), use.collection()).stream()
          .filter(version ->
              Version.of(version).semantic().filter(use.supports()::contains).isPresent())
          .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void other(String service, String version, Map<String, Set<String>> written) {
      if (service.equals(question.service()) && version.equals(question.version())) {
        return;
      }
      Optional<Located<Usage>> usage = known.usage(service, version);
      if (usage.isEmpty()) {
        because(
            Verdict.UNKNOWN,
            "%s, which is live in %s".formatted(missing(service, version), question.environment()));
        return;
      }
      for (ContractUse use : usage.get().value().contracts()) {
        Subject subject = new Subject(usage.get().value(), use);
        for (String met : written.getOrDefault(use.contract(), Set.of())) {
          if (!stale(subject, met) && supported(subject, met)) {
            row(subject, met, Verdict.YES, "supports what is written");
          }
        }
      }
    }
  }
}
