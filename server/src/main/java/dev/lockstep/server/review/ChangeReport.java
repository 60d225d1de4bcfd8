package dev.lockstep.server.review;

import dev.lockstep.api.json.ExtendedJson;
import dev.lockstep.api.json.ExtendedJson.Notation;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.query.QueryLanguage;
import dev.lockstep.model.query.QueryTemplate;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.impact.Affected;
import dev.lockstep.registry.impact.Duty;
import dev.lockstep.registry.impact.QueryDuty;
import dev.lockstep.registry.impact.Risk;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.server.contract.Found;
import dev.lockstep.server.governance.Assessment;
import java.util.List;
import java.util.Optional;

/**
 * What is found of a change, and whom it concerns.
 *
 * @param findings what the check finds, the worst first
 * @param services those that must do something; then the owners of queries that only the contract
 *     lists
 * @param untouched how many others use the collection
 */
record ChangeReport(List<Found> findings, List<Acting> services, int untouched, Weight risk) {
  /**
   * Somebody who must do something.
   *
   * @param service the owner of the queries where the contract alone lists them
   * @param version absent there
   */
  record Acting(
      String service,
      Optional<String> version,
      Optional<String> team,
      List<String> environments,
      List<Task> duties,
      List<Resent> queries) {
    private static Acting of(Affected affected) {
      return new Acting(
          affected.service(),
          affected.version().map(Version::text),
          affected.team(),
          affected.environments(),
          affected.duties().stream().map(Task::of).toList(),
          affected.queries().stream().map(Resent::of).toList());
    }
  }

  /**
   * Something to do.
   *
   * @param about a path, the name of a query or of an index
   * @param how how the service uses it, in words
   * @param what what to do, a phrase that begins with a verb
   * @param before the stage that the rollout must not enter until it is done
   */
  record Task(String about, String how, String what, String before) {
    private static Task of(Duty duty) {
      return new Task(duty.about(), duty.how(), duty.what(), duty.before().word());
    }
  }

  /**
   * A query that must be sent otherwise.
   *
   * @param coexisting what is right while both shapes live
   * @param renewed what is right for documents of the new shape
   */
  record Resent(
      String name,
      QueryLanguage language,
      String template,
      Form coexisting,
      Form renewed,
      String before) {
    private static Resent of(QueryDuty duty) {
      return new Resent(
          duty.query().name(),
          duty.query().language(),
          text(duty.query()),
          Form.of(duty.coexisting(), duty.query()),
          Form.of(duty.renewed(), duty.query()),
          duty.before().word());
    }
  }

  /**
   * What a query becomes.
   *
   * @param template absent where somebody must write it by hand
   * @param assuming what must hold of the data, each a sentence
   * @param why no template is known
   */
  record Form(Optional<String> template, List<String> assuming, Optional<String> why) {
    private static Form of(Rewriting rewriting, QueryTemplate original) {
      return switch (rewriting) {
        case Rewriting.Same same ->
            new Form(Optional.of(text(original)), List.of(), Optional.empty());
        case Rewriting.Rewritten(var template, var assuming) ->
            new Form(Optional.of(text(template)), assuming, Optional.empty());
        case Rewriting.Impossible(String why) ->
            new Form(Optional.empty(), List.of(), Optional.of(why));
      };
    }
  }

  /** How much can go wrong: points, the sum in a word, and what it is made of. */
  record Weight(int points, String word, List<Line> lines) {
    private static Weight of(Risk risk) {
      return new Weight(
          risk.points(),
          risk.word(),
          risk.lines().stream().map(each -> new Line(each.points(), each.reason())).toList());
    }
  }

  /** Points with their reason. */
  record Line(int points, String reason) {}

  private static String text(QueryTemplate query) {
    return query.template() instanceof Value.Text(String text)
        ? text
        : ExtendedJson.write(query.template(), Notation.RELAXED);
  }

  static ChangeReport of(Assessment assessment) {
    return new ChangeReport(
        assessment.checked().findings().stream().map(Found::of).toList(),
        assessment.impact().services().stream().map(Acting::of).toList(),
        assessment.impact().untouched(),
        Weight.of(assessment.impact().risk()));
  }
}
