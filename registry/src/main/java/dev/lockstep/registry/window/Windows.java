package dev.lockstep.registry.window;

import dev.lockstep.registry.window.Window.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All windows of a team. Where none is about a service in an environment, it may always go there;
 * where some allow it, only while one of these is open; and never while one is open that denies it.
 */
public record Windows(List<Window> all) {
  /** Nothing is said: everything may go at any time. */
  public static final Windows NONE = new Windows(List.of());

  private static final Duration AHEAD_MAX = Duration.ofDays(366);
  private static final int STEPS_MAX = 1000;

  public Windows {
    all = List.copyOf(all);
  }

  /**
   * Why a service may not go to an environment now.
   *
   * @param window the one that is open and denies it, or the one that allows it and opens next
   * @param until when it may; empty where that is not within a year
   * @param isOverridable whether every window that refuses it lets a person go on
   */
  public record Refusal(Window window, Optional<Instant> until, boolean isOverridable) {}

  /** Why a service may not go to an environment at a moment; empty where it may. */
  public Optional<Refusal> refusal(String environment, String service, Instant now) {
    Windows about =
        new Windows(all.stream().filter(each -> each.isFor(environment, service)).toList());
    List<Window> refusing = about.refusing(now);
    return refusing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                foremost(refusing, now),
                about.until(now),
                refusing.stream().allMatch(Window::manualOverride)));
  }

  /** Those that are open and deny it; else, if some allow it and none of them is open, those. */
  private List<Window> refusing(Instant now) {
    List<Window> denying =
        of(Kind.DENY).stream().filter(each -> each.closing(now).isPresent()).toList();
    boolean isAllowed =
        of(Kind.ALLOW).isEmpty()
            || of(Kind.ALLOW).stream().anyMatch(each -> each.closing(now).isPresent());
    return denying.isEmpty() && !isAllowed ? of(Kind.ALLOW) : denying;
  }

  private List<Window> of(Kind kind) {
    return all.stream().filter(each -> each.kind() == kind).toList();
  }

  /** The one that closes last, or opens first. */
  private static Window foremost(List<Window> refusing, Instant now) {
    Comparator<Window> byEnd = Comparator.comparing(each -> each.closing(now).orElse(Instant.MIN));
    Comparator<Window> byStart =
        Comparator.comparing(each -> each.opening(now).orElse(Instant.MAX));
    return refusing.getFirst().kind() == Kind.DENY
        ? refusing.stream().max(byEnd).orElseThrow()
        : refusing.stream().min(byStart).orElseThrow();
  }

  /** The next moment at which nothing refuses. */
  private Optional<Instant> until(Instant now) {
    Optional<Instant> at = Optional.of(now);
    for (int i = 0; i < STEPS_MAX && at.isPresent(); i++) {
      Instant moment = at.get();
      List<Window> refusing = refusing(moment);
      if (refusing.isEmpty() || moment.isAfter(now.plus(AHEAD_MAX))) {
        return at.filter(each -> refusing.isEmpty());
      }
      Window foremost = foremost(refusing, moment);
      at = foremost.kind() == Kind.DENY ? foremost.closing(moment) : foremost.opening(moment);
    }
    return Optional.empty();
  }
}
