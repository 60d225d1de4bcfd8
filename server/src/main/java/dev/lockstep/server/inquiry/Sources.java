package dev.lockstep.server.inquiry;

import dev.lockstep.rollout.gate.Check;
import dev.lockstep.rollout.plan.Measure;
import dev.lockstep.server.evidence.OutsideAnswers.Given;
import dev.lockstep.server.evidence.Subject;
import org.springframework.stereotype.Component;

/** Whom the server asks. Threads share it. */
@Component
record Sources(Prometheus prometheus, Hooks hooks) {
  /**
   * Asks for an answer to a check.
   *
   * @throws dev.lockstep.model.problem.Problem when none came
   */
  Given ask(Subject subject, Check check, Measure whom) {
    return switch (whom) {
      case Measure.Query query -> prometheus.ask(query.expression(), check);
      case Measure.Webhook hook -> hooks.ask(hook.address(), check, subject);
      case Measure.Indicator other -> throw new IllegalArgumentException("Nobody is asked");
      case Measure.PostedTests other -> throw new IllegalArgumentException("Nobody is asked");
      case Measure.Person other -> throw new IllegalArgumentException("Nobody is asked");
      case Measure.Work other -> throw new IllegalArgumentException("Nobody is asked");
    };
  }
}
