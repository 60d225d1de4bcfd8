package dev.lockstep.formats.plan;

import dev.lockstep.formats.reading.Part;
import dev.lockstep.formats.reading.Reading;
import dev.lockstep.formats.reading.Wording;
import dev.lockstep.formats.yaml.YamlNode;
import dev.lockstep.rollout.plan.ChangeWindow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads when a rollout may go forward. */
final class WindowReader {
  private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

  private final Reading reading;

  WindowReader(Reading reading) {
    this.reading = reading;
  }

  Optional<ChangeWindow> window(YamlNode node) {
    Optional<Part> part = reading.part("the window", node);
    if (part.isEmpty()) {
      return Optional.empty();
    }
    Set<DayOfWeek> days =
        part.get()
            .node("days")
            .map(list -> Set.copyOf(reading.list(list, this::day)))
            .orElse(EnumSet.allOf(DayOfWeek.class));
    Optional<LocalTime> from = Amounts.required(part.get(), "from", this::time);
    Optional<LocalTime> until = Amounts.required(part.get(), "until", this::time);
    Optional<YamlNode> zoneNode = part.get().node("timeZone");
    Optional<ZoneId> zone =
        zoneNode.isPresent() ? zoneNode.flatMap(reading::zone) : Optional.of(ZoneOffset.UTC);
    part.get().refuseOthers();
    if (from.isEmpty() || until.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(until.get())) {
      return reading
          .findings()
          .add(
              node.mark(),
              "bad-plan",
              "Cannot open a window from %s until %s: it ends on the day on which it begins; write"
                      .formatted(from.get(), until.get())
                  + " two for a night");
    }
    if (days.isEmpty()) {
      return reading.findings().add(node.mark(), "bad-plan", "Cannot open a window on no day");
    }
    return Optional.of(new ChangeWindow(days, from.get(), until.get(), zone.get()));
  }

  private Optional<DayOfWeek> day(YamlNode node) {
    return reading.word(node, DayOfWeek.values(), day -> day.name().toLowerCase(Locale.ROOT));
  }

  private Optional<LocalTime> time(YamlNode node) {
    Optional<String> text = reading.text(node);
    return text.isEmpty() || TIME.matcher(text.get()).matches()
        ? text.map(LocalTime::parse)
        : reading.bad(
            node, "'%s' is no time such as 08:30".formatted(Wording.shortened(text.get())));
  }
}
