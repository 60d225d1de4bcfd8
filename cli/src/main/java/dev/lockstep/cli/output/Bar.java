package dev.lockstep.cli.output;

import dev.lockstep.runner.report.Headway;
import java.util.Locale;

/** Progress in one line. */
final class Bar {
  private static final int CELLS = 28;

  private Bar() {}

  static String of(Headway progress, Speed speed) {
    if (progress.waiting().isPresent()) {
      return line(progress, speed);
    }
    double part =
        progress.expected() <= 0 ? 0 : Math.min(1, progress.done() / (double) progress.expected());
    int full = (int) (part * CELLS);
    return "%-10s [%s%s] %3.0f%% %s"
        .formatted(
            progress.work(),
            "#".repeat(full),
            "-".repeat(CELLS - full),
            part * 100,
            numbers(progress, speed));
  }

  static String line(Headway progress, Speed speed) {
    return progress
        .waiting()
        .map(why -> "waiting: " + why)
        .orElseGet(() -> progress.work() + ": " + numbers(progress, speed));
  }

  private static String numbers(Headway progress, Speed speed) {
    String counts =
        String.format(Locale.ROOT, "%,d of about %,d", progress.done(), progress.expected());
    long rest = Math.max(0, progress.expected() - progress.done());
    long seconds = speed.secondsFor(rest);
    String rate = String.format(Locale.ROOT, ", %,d/s", Math.round(speed.perSecond()));
    return counts + (speed.perSecond() > 0 ? rate : "") + (seconds < 0 ? "" : eta(seconds));
  }

  private static String eta(long seconds) {
    return seconds >= 3600
        ? ", %d h %02d min left".formatted(seconds / 3600, seconds / 60 % 60)
        : ", %d:%02d left".formatted(seconds / 60, seconds % 60);
  }
}
