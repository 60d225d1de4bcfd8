package dev.lockstep.server.deployment;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.formats.deployment.Deployments;
import dev.lockstep.registry.deploy.ClosedWindow;
import dev.lockstep.registry.deploy.Decision;
import dev.lockstep.registry.deploy.Known;
import dev.lockstep.registry.deploy.Question;
import dev.lockstep.registry.deploy.Verdict;
import dev.lockstep.registry.evidence.Freshness;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.deployment.LiveVersions.Deployed;
import dev.lockstep.server.deployment.LiveVersions.Served;
import dev.lockstep.server.environment.Environments;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is live in an environment, over REST. */
@RestController
@RequestMapping("/v1/environments/{environment}")
class DeploymentRoutes {
  private static final Set<Role> DEPLOYERS = Set.of(Role.DEVELOPER, Role.OPERATOR);

  private final LiveVersions live;
  private final Environments environments;
  private final Library library;
  private final InstantSource clock;

  DeploymentRoutes(
      LiveVersions live, Environments environments, Library library, InstantSource clock) {
    this.live = live;
    this.environments = environments;
    this.library = library;
    this.clock = clock;
  }

  /**
   * What was noted.
   *
   * @param changed whether it was not so before
   */
  record Noted(String environment, String name, String version, boolean changed) {}

  /** What is live in one environment. */
  record Live(String environment, List<LiveService> services, List<LiveContract> contracts) {
    static Live of(String environment, Deployments.Environment live) {
      return new Live(
          environment,
          live.services().entrySet().stream()
              .map(each -> new LiveService(each.getKey(), each.getValue()))
              .toList(),
          live.contracts().stream()
              .map(each ->
                  new LiveContract(each.contract(), each.collection(), each.versions().getFirst()))
              .toList());
    }
  }

  /** The live versions of a service. */
  record LiveService(String service, List<String> versions) {}

  /**
   * A version of a contract that there are documents of.
   *
   * @param collection empty for every one of the contract
   */
  record LiveContract(String contract, Optional<String> collection, String version) {}

  @Route(
      value = "Tells what is live in an environment.",
      allows = {
        Role.VIEWER,
        Role.DEVELOPER,
        Role.STEWARD,
        Role.OPERATOR,
        Role.RUNNER,
        Role.SERVICE
      })
  @GetMapping("/deployments")
  Live live(@PathVariable String environment) {
    environments.require(environment);
    return Live.of(environment, live.all().of(environment));
  }

  @Route(
      value = "Notes that a version of a service is live; it has a published usage.",
      allows = {Role.DEVELOPER, Role.OPERATOR})
  @PutMapping("/deployments/{service}/{version}")
  Noted deployed(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String service,
      @PathVariable String version) {
    requireTeam(caller, environment, service, version);
    boolean changed = live.add(caller.subject(), new Deployed(environment, service, version));
    return new Noted(environment, service, version, changed);
  }

  @Route(
      value = "Notes that a version of a service is live no more.",
      allows = {Role.DEVELOPER, Role.OPERATOR})
  @DeleteMapping("/deployments/{service}/{version}")
  Noted undeployed(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String service,
      @PathVariable String version) {
    requireTeam(caller, environment, service, version);
    boolean changed = live.remove(caller.subject(), new Deployed(environment, service, version));
    return new Noted(environment, service, version, changed);
  }

  private void requireTeam(Caller caller, String environment, String service, String version) {
    String team =
        library
            .stock()
            .usage(service, version)
            .orElseThrow(() -> Refused.unknown("a usage of this version of the service"))
            .value()
            .team()
            .orElse("");
    caller.require(DEPLOYERS, team, environment);
  }

  @Route(
      value = "Notes that a collection, or all of a contract, holds documents of a version.",
      allows = Role.OPERATOR)
  @PutMapping("/contracts/{contract}/{version}")
  Noted served(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String contract,
      @PathVariable String version,
      @RequestParam Optional<String> collection) {
    Served served = new Served(environment, contract, collection, version);
    requireServable(caller, served);
    return new Noted(environment, contract, version, live.add(caller.subject(), served));
  }

  @Route(
      value = "Notes that a collection, or all of a contract, holds no documents of a version.",
      allows = Role.OPERATOR)
  @DeleteMapping("/contracts/{contract}/{version}")
  Noted unserved(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @PathVariable String contract,
      @PathVariable String version,
      @RequestParam Optional<String> collection) {
    Served served = new Served(environment, contract, collection, version);
    requireServable(caller, served);
    return new Noted(environment, contract, version, live.remove(caller.subject(), served));
  }

  private void requireServable(Caller caller, Served served) {
    var contract =
        library
            .stock()
            .contract(served.contract(), served.version())
            .orElseThrow(() -> Refused.unknown("this version of the contract"))
            .value();
    if (served.collection().filter(name -> contract.collection(name).isEmpty()).isPresent()) {
      throw Refused.unknown("this collection of the contract");
    }
    caller.require(Set.of(Role.OPERATOR), Library.owner(contract), served.environment());
  }

  @Route(
      value =
          "Says whether a version of a service may go to an environment now, as lockstep"
              + " can-i-deploy does.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping(path = "/readiness", produces = MediaType.APPLICATION_JSON_VALUE)
  String readiness(
      @PathVariable String environment,
      @RequestParam String service,
      @RequestParam String version,
      @RequestParam Optional<Set<String>> ignore) {
    environments.require(environment);
    Question question = new Question(service, version, environment, ignore.orElse(Set.of()));
    return answer(decided(question, Optional.empty()));
  }

  /**
   * What somebody lets go though a window is closed.
   *
   * @param ignore as where it is only asked
   */
  record Overriding(String service, String version, Optional<Set<String>> ignore, String why) {}

  @Route(
      value =
          "Says the same in spite of a closed window that lets a person override it; where that"
              + " lets the version go, who did so and why is in the journal.",
      allows = {Role.DEVELOPER, Role.OPERATOR})
  @PostMapping(path = "/readiness", produces = MediaType.APPLICATION_JSON_VALUE)
  String override(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String environment,
      @RequestBody Overriding wanted) {
    environments.require(environment);
    Question question =
        new Question(
            wanted.service(), wanted.version(), environment, wanted.ignore().orElse(Set.of()));
    Decided decided = decided(question, Optional.of(wanted.why()));
    if (decided.closed().filter(window -> !window.isRefusing()).isPresent()) {
      requireTeam(caller, environment, wanted.service(), wanted.version());
      if (decided.decision().verdict() == Verdict.YES) {
        live.overridden(
            caller.subject(),
            new Deployed(environment, wanted.service(), wanted.version()),
            wanted.why());
      }
    }
    return answer(decided);
  }

  /** A decision, and the window that was closed at that moment. */
  private record Decided(Decision decision, Instant time, Optional<ClosedWindow> closed) {}

  private Decided decided(Question question, Optional<String> override) {
    Instant now = clock.instant();
    Stock stock = library.stock();
    Known known =
        new Known(
            live.all(),
            stock.contracts(),
            stock.usages(),
            new Freshness(
                LocalDate.ofInstant(now, ZoneOffset.UTC), stock.rules().terms().freshDays()));
    Optional<ClosedWindow> closed =
        stock.policy().flatMap(file -> ClosedWindow.at(now, question, file, override));
    return new Decided(Decision.of(question, known, closed), now, closed);
  }

  private static String answer(Decided decided) {
    return ExtendedJson.write(decided.decision().document(decided.time()), Notation.RELAXED);
  }
}
