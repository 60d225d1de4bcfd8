package dev.lockstep.server.request;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;

/** The problems of requests that several routes share. */
public final class Refused {
  private static final String UNCHANGED = "Nothing was changed.";

  private Refused() {}

  /** The request is malformed; the sentence says how. */
  public static Problem invalid(String sentence) {
    return new Problem(
        ProblemCode.REQUEST_INVALID, sentence, UNCHANGED, "Compare it with /v1/openapi.json.");
  }

  /** There is no such thing. */
  public static Problem unknown(String what) {
    return new Problem(
        ProblemCode.NOT_FOUND,
        "Cannot find %s".formatted(what),
        UNCHANGED,
        "List what there is with a GET of the path above.");
  }

  /** Something is there already, or was changed meanwhile. */
  public static Problem conflict(String sentence) {
    return new Problem(
        ProblemCode.CONFLICT, sentence, UNCHANGED, "Read it again, then decide anew.");
  }
}
