package dev.lockstep.server.request;

import dev.lockstep.model.problem.Problem;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A problem as {@code application/problem+json} (RFC 9457).
 *
 * @param type stable, by the code
 * @param title the kind of problem in words
 * @param detail what cannot be done and why, in one sentence
 * @param code what machines look at
 * @param meaning what it means for the data
 * @param next what to do next
 * @param retry whether the same request may be sent again: {@code safe} or {@code useless}
 * @param fields named facts
 */
record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String meaning,
    String next,
    String retry,
    Map<String, String> fields) {
  static ProblemBody of(Problem problem, HttpStatus status) {
    String code = problem.code().word();
    return new ProblemBody(
        "urn:lockstep:problem:" + code,
        code.replace('-', ' '),
        status.value(),
        String.valueOf(problem.getMessage()),
        code,
        problem.meaning(),
        problem.next(),
        problem.code().retry().name().toLowerCase(Locale.ROOT),
        problem.fields());
  }
}
