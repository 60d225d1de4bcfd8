package dev.lockstep.rollout.window;

import dev.lockstep.rollout.statistics.Split;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Disjoint windows of one length in the order of time. There may be gaps. Immutable. */
public record Series(List<Window> windows) {
  /** No windows. */
  public static final Series NONE = new Series(List.of());

  public Series {
    windows = List.copyOf(windows);
    for (int i = 1; i < windows.size(); i++) {
      Window before = windows.get(i - 1);
      Window after = windows.get(i);
      if (after.start().isBefore(before.end()) || !after.length().equals(before.length())) {
        throw new IllegalArgumentException(
            "Cannot put the window at %s after the one at %s: they must be disjoint and as long"
                .formatted(after.start(), before.start()));
      }
    }
  }

  /** The windows that start at this moment or later. */
  public Series from(Instant moment) {
    return new Series(windows.stream().filter(window -> !window.start().isBefore(moment)).toList());
  }

  /** The windows in which the two paths can be compared. */
  public Series comparable() {
    return new Series(windows.stream().filter(Window::isComparable).toList());
  }

  /** How the bad events of the comparable windows fell, in their order. */
  public List<Split> splits() {
    return windows.stream().filter(Window::isComparable).map(Window::split).toList();
  }

  /** The last windows, as many as asked for or as there are. */
  public Series last(int count) {
    return new Series(windows.subList(Math.max(0, windows.size() - count), windows.size()));
  }

  /** Whether these are so many windows without a gap between them. */
  public boolean isUnbroken(int count) {
    return windows.size() == count
        && parts(
                Duration.between(windows.getFirst().start(), windows.getLast().end()),
                windows.getFirst().length())
            == count;
  }

  /** The same counts in longer windows; those that are not whole are left out. */
  public Series in(Duration length) {
    List<Window> longer = new ArrayList<>();
    int parts = windows.isEmpty() ? 1 : parts(length, windows.getFirst().length());
    for (int end = parts; end <= windows.size(); end++) {
      Series part = new Series(windows.subList(end - parts, end));
      Instant start = part.windows().getFirst().start();
      if (start.toEpochMilli() % length.toMillis() == 0 && part.isUnbroken(parts)) {
        longer.add(new Window(start, length, part.newPath(), part.oldPath()));
      }
    }
    return new Series(longer);
  }

  private static int parts(Duration whole, Duration part) {
    return Math.toIntExact(whole.toMillis() / part.toMillis());
  }

  /** All that the new path did. */
  public Arm newPath() {
    return sum(Window::newPath);
  }

  /** All that the old path did. */
  public Arm oldPath() {
    return sum(Window::oldPath);
  }

  private Arm sum(Function<Window, Arm> arm) {
    Arm sum = Arm.NONE;
    for (Window window : windows) {
      sum = sum.plus(arm.apply(window));
    }
    return sum;
  }
}
