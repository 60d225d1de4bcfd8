package dev.lockstep.server.governance;

import dev.lockstep.registry.finding.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * What an approval is held to.
 *
 * @param change of the change and of both contract versions
 * @param plan of the bytes of the plan that it names
 * @param evidence of what the check found
 */
public record Prints(String change, String plan, String evidence) {
  /** Of nothing. */
  static final Prints NONE = new Prints("", "", "");

  /** All of them in one. */
  public String whole() {
    return Fingerprint.of(change, plan, evidence);
  }

  /** What moved since then, in words. */
  List<String> moved(Prints then) {
    List<String> moved = new ArrayList<>();
    if (!change.equals(then.change())) {
      moved.add("the change or a contract that it ties is another one");
    }
    if (!plan.equals(then.plan())) {
      moved.add("the plan is another one");
    }
    if (!evidence.equals(then.evidence())) {
      moved.add("the check finds other things");
    }
    return moved;
  }
}
