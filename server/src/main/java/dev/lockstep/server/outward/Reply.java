package dev.lockstep.server.outward;

/** What came back, whatever its status; a redirect is an answer like others. */
public record Reply(int status, String body) {
  private static final int FIRST = 200;
  private static final int LAST = 299;

  /** Whether the status says that it went well. */
  public boolean isGood() {
    return FIRST <= status && status <= LAST;
  }
}
