package dev.lockstep.demo;

import dev.lockstep.demo.control.Propagation;
import dev.lockstep.demo.regression.Regression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the independent check found.
 *
 * @param documents how many documents were loaded
 * @param liveWrites how many writes services had acknowledged while the change was carried
 * @param lostWrites acknowledged values that should be there and are not
 * @param inventedWrites values or documents that nobody wrote
 * @param divergences places where the two shapes disagreed
 * @param stages what each stage took
 * @param rollback what the rollback left
 * @param led what only a server's lead can show; empty where the runner led
 * @param millis how long everything took
 */
public record DemoReport(
    long documents,
    long liveWrites,
    long lostWrites,
    long inventedWrites,
    long divergences,
    List<StageTime> stages,
    Rollback rollback,
    Optional<Led> led,
    long millis) {
  public DemoReport {
    stages = List.copyOf(stages);
  }

  /**
   * What one stage took.
   *
   * @param documents how many documents the collection held at its end
   */
  public record StageTime(String stage, long documents, long millis) {}

  /**
   * What a rollback left.
   *
   * @param identical whether every document that nobody wrote is byte for byte as it was loaded
   * @param laterWritesKept live writes that are in the collection or were overwritten by later ones
   * @param laterWritesLost live writes that are not
   * @param leftovers what is there and should not be
   */
  public record Rollback(
      boolean identical, long laterWritesKept, long laterWritesLost, List<String> leftovers) {
    public Rollback {
      leftovers = List.copyOf(leftovers);
    }
  }

  /**
   * What a server's lead showed.
   *
   * @param autoRollback what became of a bad release; empty where the story has none
   * @param flagPropagation how long the one click took to reach clients
   */
  public record Led(
      Optional<Regression.Result> autoRollback, Optional<Propagation.Measured> flagPropagation) {
    private long lostWrites() {
      return autoRollback.map(Regression.Result::lostWrites).orElse(0L);
    }

    private String toJson() {
      return autoRollback.map(Led::json).orElse("") + flagPropagation.map(Led::json).orElse("");
    }

    private static String json(Regression.Result result) {
      return ",\"autoRollback\":{\"detectedMillis\":%d,\"trigger\":%s,\"lostWrites\":%d}"
          .formatted(result.detectedMillis(), text(result.trigger()), result.lostWrites());
    }

    private static String json(Propagation.Measured measured) {
      return ",\"flagPropagation\":{\"clients\":%d,\"p50Millis\":%d,\"p99Millis\":%d}"
          .formatted(measured.clients(), measured.p50Millis(), measured.p99Millis());
    }
  }

  /** Whether nothing is wrong. */
  public boolean isClean() {
    return lostWrites == 0
        && inventedWrites == 0
        && divergences == 0
        && rollback.identical()
        && rollback.laterWritesLost() == 0
        && led.map(Led::lostWrites).orElse(0L) == 0
        && rollback.leftovers().isEmpty();
  }

  /** The report in one sentence. */
  public String summary() {
    return String.format(
        Locale.ROOT,
        "%,d documents there and back under %,d live writes: %,d lost, %,d invented, %,d"
            + " divergences, %,d leftovers; what nobody wrote is %s.",
        documents,
        liveWrites,
        lostWrites,
        inventedWrites,
        divergences,
        rollback.leftovers().size(),
        rollback.identical() ? "byte for byte as before" : "NOT as before");
  }

  /** The report as one line of JSON. */
  public String toJson() {
    String times =
        stages.stream()
            .map(s ->
                "{\"stage\":%s,\"documents\":%d,\"millis\":%d}"
                    .formatted(text(s.stage()), s.documents(), s.millis()))
            .collect(Collectors.joining(","));
    String left =
        rollback.leftovers().stream().map(DemoReport::text).collect(Collectors.joining(","));
    return ("{\"documents\":%d,\"liveWrites\":%d,\"lostWrites\":%d,\"inventedWrites\":%d,"
            + "\"divergences\":%d,\"stages\":[%s],\"rollback\":{\"identical\":%b,"
            + "\"laterWritesKept\":%d,\"laterWritesLost\":%d,\"leftovers\":[%s]}%s,\"millis\":%d}")
        .formatted(
            documents,
            liveWrites,
            lostWrites,
            inventedWrites,
            divergences,
            times,
            rollback.identical(),
            rollback.laterWritesKept(),
            rollback.laterWritesLost(),
            left,
            led.map(Led::toJson).orElse(""),
            millis);
  }

  private static String text(String content) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < content.length(); i++) {
      char c = content.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
