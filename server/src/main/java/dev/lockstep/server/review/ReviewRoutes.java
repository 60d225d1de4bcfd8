package dev.lockstep.server.review;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJsonException;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.DuplicateFieldException;
import dev.lockstep.registry.document.Library.ChangeFound;
import dev.lockstep.registry.document.Runbooks;
import dev.lockstep.server.access.Role;
import dev.lockstep.server.access.Route;
import dev.lockstep.server.governance.Assessment;
import dev.lockstep.server.governance.Changes;
import dev.lockstep.server.registry.Library;
import dev.lockstep.server.registry.Stock;
import dev.lockstep.server.request.Refused;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What those read who decide about a change, over REST. */
@RestController
@RequestMapping("/v1/changes/{change}")
class ReviewRoutes {
  private static final int DOCUMENT_MAX = 256 * 1024;

  private final Changes changes;
  private final Library library;

  ReviewRoutes(Changes changes, Library library) {
    this.changes = changes;
    this.library = library;
  }

  /** A document as Extended JSON, at most 256 KiB of it. */
  record Sampled(String document) {}

  /** What each kind of person does for a change, with the commands, as Markdown. */
  record Runbook(String developer, String operator, String onCall) {}

  @Route(
      value = "Tells what a change says: why, and each operation in words.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/content")
  ChangeContent content(@PathVariable String change) {
    return ChangeContent.of(changes.assessed(change), library.changeFile(change));
  }

  @Route(
      value = "Tells what is found of a change, and whom it concerns.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/report")
  ChangeReport report(@PathVariable String change) {
    return ChangeReport.of(changes.assessed(change));
  }

  @Route(
      value = "Makes up documents of the shape before a change, to look at it with.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/samples")
  Samples samples(@PathVariable String change) {
    return Samples.of(changes.assessed(change).tied());
  }

  @Route(
      value =
          "Shows what a change makes of a document, which is kept nowhere, and what comes back.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR},
      showsSecret = true)
  @PostMapping("/preview")
  Preview preview(@PathVariable String change, @RequestBody Sampled sample) {
    return Preview.of(changes.assessed(change).tied(), document(sample.document()));
  }

  private static Document document(String text) {
    if (text.length() > DOCUMENT_MAX) {
      throw Refused.invalid("Cannot read the document: it is longer than 256 KiB");
    }
    try {
      return ExtendedJson.readDocument(text);
    } catch (ExtendedJsonException | DuplicateFieldException e) {
      throw Refused.invalid("Cannot read the document: " + e.getMessage());
    }
  }

  @Route(
      value = "Tells what developers, operators and people on call do for a change.",
      allows = {Role.VIEWER, Role.DEVELOPER, Role.STEWARD, Role.OPERATOR})
  @GetMapping("/runbook")
  Runbook runbook(@PathVariable String change) {
    Assessment assessment = changes.assessed(change);
    Stock stock = library.stock();
    Runbooks.Pages pages =
        Runbooks.alone(
            new dev.lockstep.registry.document.Library(
                List.of(assessment.tied().before()),
                stock.running().stream().map(Located::value).toList(),
                List.of(),
                List.of()),
            new ChangeFound(change + ".change.yaml", assessment.tied().parsed().change()));
    return new Runbook(pages.developer(), pages.operator(), pages.onCall());
  }
}
