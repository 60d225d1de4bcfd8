package dev.lockstep.registry.check;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.formats.yaml.YamlNode.Sequence;
import dev.lockstep.registry.window.Schedule;
import dev.lockstep.registry.window.Window;
import dev.lockstep.registry.window.Window.Kind;
import dev.lockstep.registry.window.Windows;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Reads what a team's policy says about the times in which versions may go somewhere. */
final class WindowsPart {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int TARGET_SIZE_MAX = 200;

  private final Reading reading;

  WindowsPart(Reading reading) {
    this.reading = reading;
  }

  Windows read(Part policy) {
    return new Windows(
        policy.list("windows", node -> reading.part("the window", node).flatMap(this::window)));
  }

  private Optional<Window> window(Part part) {
    Optional<Kind> kind =
        part.required("kind").flatMap(node -> reading.word(node, Kind.values(), Kind::word));
    ZoneId zone = part.node("timeZone").flatMap(reading::zone).orElse(ZoneOffset.UTC);
    Optional<Schedule> schedule = part.required("schedule").flatMap(node -> schedule(node, zone));
    Optional<Duration> duration = part.required("duration").flatMap(this::duration);
    Optional<List<String>> targets = part.required("targets").flatMap(this::targets);
    boolean manualOverride = part.is("manualOverride");
    part.refuseOthers();
    return kind.flatMap(is ->
        schedule.flatMap(begin ->
            duration.flatMap(length ->
                targets.map(globs ->
                    reading
                        .places()
                        .put(
                            new Window(is, begin, length, globs, manualOverride),
                            List.of(part.mapping()))))));
  }

  private Optional<Schedule> schedule(YamlNode node, ZoneId zone) {
    Optional<String> text = reading.text(node);
    Optional<Schedule> schedule = text.flatMap(cron -> Schedule.of(cron, zone));
    return text.isEmpty() || schedule.isPresent()
        ? schedule
        : reading.bad(
            node,
            "'%s' is no time in the five fields of cron, such as '0 22 * * 5', or never comes"
                .formatted(Wording.shortened(text.get())));
  }

  private Optional<Duration> duration(YamlNode node) {
    Optional<Duration> duration = reading.duration(node);
    boolean isLength =
        duration.filter(each -> each.isPositive() && each.compareTo(LONGEST) <= 0).isPresent();
    return duration.isEmpty() || isLength
        ? duration
        : reading.bad(node, "a window lasts longer than no time and at most 366d");
  }

  private Optional<List<String>> targets(YamlNode node) {
    return node instanceof Sequence list && list.items().isEmpty()
        ? reading.bad(node, "a window is about something: 'prod/*', or '*/*' for everything")
        : Optional.of(reading.list(node, this::target)).filter(targets -> !targets.isEmpty());
  }

  private Optional<String> target(YamlNode node) {
    Optional<String> text = reading.text(node);
    boolean isTarget =
        text.filter(glob -> glob.length() <= TARGET_SIZE_MAX && glob.matches("[^/]+/.+"))
            .isPresent();
    return text.isEmpty() || isTarget
        ? text
        : reading.bad(
            node,
            "'%s' is no target such as prod/billing, prod/* or */*"
                .formatted(Wording.shortened(text.get())));
  }
}
