package dev.lockstep.engine.host;

import java.util.Optional;

/** Requests of people and other processes to a rollout that is being carried out. */
public interface Controls {
  /** The oldest request not acknowledged yet. */
  Optional<Request> poll();

  /** Confirms that the request is in force. */
  void acknowledge(Request request, String sentence);

  /** What is asked. */
  sealed interface Request {
    /** No write reaches the store from the acknowledgement until resumed. */
    record Pause(String id) implements Request {}

    /** Go on. */
    record Resume(String id) implements Request {}

    /** Change the throttle, as {@code key=value} pairs. */
    record Retune(String id, String settings) implements Request {}

    /** Finish what is in flight, keep the checkpoint and end. */
    record Stop(String id) implements Request {}

    /** Names the request. */
    String id();
  }
}
