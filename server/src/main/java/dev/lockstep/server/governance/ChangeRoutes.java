package dev.lockstep.server.governance;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Document;
import dev.lockstep.registry.impact.ImpactJson;
import dev.lockstep.registry.report.JsonReport;
import dev.lockstep.registry.report.Reported;
import dev.lockstep.server.access.Caller;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes over REST; they are proposed by publishing their files. */
@RestController
@RequestMapping("/v1/changes/{change}")
class ChangeRoutes {
  private final Changes changes;

  ChangeRoutes(Changes changes) {
    this.changes = changes;
  }

  /** A text of a person, plain and at most 2,000 characters long. */
  record Text(String text) {}

  /**
   * What a team knows.
   *
   * @param team the one that is spoken for
   */
  record Acknowledgement(String team, Optional<String> text) {}

  /**
   * An approval of what was seen.
   *
   * @param fingerprint the whole one of the change that was looked at
   */
  record Approval(String fingerprint, Optional<String> text) {}

  @Route(
      value = "Tells where a change stands, and what it waits for.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR, Role.RUNNER})
  @GetMapping
  Governed change(@PathVariable String change) {
    return changes.of(change);
  }

  @Route(
      value = "Tells whom a change concerns and what each must do, as lockstep impact does.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping(path = "/impact", produces = MediaType.APPLICATION_JSON_VALUE)
  String impact(@PathVariable String change) {
    return json(ImpactJson.document(changes.assessed(change).impact()));
  }

  @Route(
      value = "Tells what the check finds of a change, as lockstep check does.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping(path = "/findings", produces = MediaType.APPLICATION_JSON_VALUE)
  String findings(@PathVariable String change) {
    Assessment assessment = changes.assessed(change);
    List<Reported> found =
        assessment.checked().findings().stream()
            .map(each -> Reported.of(each, assessment.tied().after()))
            .toList();
    return json(JsonReport.document(found));
  }

  private static String json(Document document) {
    return ExtendedJson.write(document, Notation.RELAXED);
  }

  @Route(
      value = "Keeps a comment on a change.",
      allows = {Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @PostMapping("/comments")
  Governed comment(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String change,
      @RequestBody Text comment) {
    changes.comment(caller, change, comment.text());
    return changes.of(change);
  }

  @Route(
      value = "Says for a team that it knows what a change means for it.",
      allows = Role.DEVELOPER)
  @PostMapping("/acknowledgements")
  Governed acknowledge(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String change,
      @RequestBody Acknowledgement given) {
    changes.acknowledge(caller, change, given.team(), given.text().orElse(""));
    return changes.of(change);
  }

  @Route(
      value =
          "Agrees to a change as it is now; the stewards of the contract's team do, and not its"
              + " author.",
      allows = Role.STEWARD)
  @PostMapping("/approvals")
  Governed approve(
      @AuthenticationPrincipal Caller caller,
      @PathVariable String change,
      @RequestBody Approval given) {
    changes.approve(caller, change, given.fingerprint(), given.text().orElse(""));
    return changes.of(change);
  }

  @Route(value = "Refuses this revision of a change, and says why.", allows = Role.STEWARD)
  @PostMapping("/rejections")
  Governed reject(
      @AuthenticationPrincipal Caller caller, @PathVariable String change, @RequestBody Text why) {
    changes.reject(caller, change, why.text());
    return changes.of(change);
  }

  @Route(value = "Takes a change back for good, and says why.", allows = Role.DEVELOPER)
  @PostMapping("/withdrawals")
  Governed withdraw(
      @AuthenticationPrincipal Caller caller, @PathVariable String change, @RequestBody Text why) {
    changes.withdraw(caller, change, why.text());
    return changes.of(change);
  }
}
