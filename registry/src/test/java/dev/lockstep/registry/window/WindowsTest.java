package dev.lockstep.registry.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.window.Window.Kind;
import dev.lockstep.registry.window.Windows.Refusal;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Berlin's clock jumps from 02:00 to 03:00 on 2027-03-28, and from 03:00 to 02:00 on 10-31. */
final class WindowsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Window window(Kind kind, String cron, String length) {
    return new Window(
        kind,
        Schedule.of(cron, BERLIN).orElseThrow(),
        Duration.parse(length),
        List.of("prod/*"),
        false);
  }

  private static Window deny(String cron, String length) {
    return window(Kind.DENY, cron, length);
  }

  private static Window allow(String cron, String length) {
    return window(Kind.ALLOW, cron, length);
  }

  private static Window overridable(Window window) {
    return new Window(window.kind(), window.schedule(), window.duration(), window.targets(), true);
  }

  private static Optional<Refusal> refusal(String at, Window... windows) {
    return new Windows(List.of(windows)).refusal("prod", "billing", Instant.parse(at));
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static Optional<Instant> until(String local, Window... windows) {
    return refusal(berlin(local).toString(), windows).flatMap(Refusal::until);
  }

  @Test
  void whereNoWindowIsAboutItEverythingMayGoAtAnyTime() {
    Windows windows = new Windows(List.of(deny("* * * * *", "PT1H")));
    assertThat(windows.refusal("test", "billing", Instant.EPOCH)).isEmpty();
    assertThat(Windows.NONE.refusal("prod", "billing", Instant.EPOCH)).isEmpty();
    assertThat(windows.refusal("prod", "billing", Instant.EPOCH)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "prod/*, true",
    "*/billing, true",
    "p?od/b*g, true",
    "prod/bill, false",
    "prod/Billing, false",
    "*/*, true"
  })
  void aTargetNamesEnvironmentsAndServicesByGlob(String glob, boolean isFor) {
    Window any = deny("* * * * *", "PT1H");
    Window about = new Window(any.kind(), any.schedule(), any.duration(), List.of(glob), false);
    assertThat(about.isFor("prod", "billing")).isEqualTo(isFor);
  }

  @Test
  void whereSomeAllowItMayGoOnlyWhileOneOfTheseIsOpen() {
    Window mornings = allow("0 8 * * 1-5", "PT4H");
    Window evenings = allow("0 18 * * *", "PT1H");
    assertThat(until("2026-11-23T08:00", mornings, evenings)).isEmpty();
    assertThat(until("2026-11-23T11:59:59", mornings, evenings)).isEmpty();
    assertThat(until("2026-11-23T12:00", mornings, evenings)).contains(berlin("2026-11-23T18:00"));
    assertThat(until("2026-11-28T09:00", mornings)).contains(berlin("2026-11-30T08:00"));
  }

  @Test
  void whatDeniesOverridesWhatAllows() {
    Window always = allow("0 0 * * *", "PT24H");
    Window weekend = deny("0 22 * * 5", "PT60H");
    Refusal refusal = refusal(berlin("2026-11-27T23:00").toString(), always, weekend).orElseThrow();
    assertThat(refusal.window()).isEqualTo(weekend);
    assertThat(refusal.until()).contains(berlin("2026-11-30T10:00"));
    assertThat(until("2026-11-30T10:00", always, weekend)).isEmpty();
  }

  @Test
  void aWindowMayReachAcrossMidnightAndAcrossTheNextOne() {
    Window night = deny("30 23 * * *", "PT2H");
    assertThat(until("2026-11-23T23:29", night)).isEmpty();
    assertThat(until("2026-11-24T01:29", night)).contains(berlin("2026-11-24T01:30"));
    assertThat(until("2026-11-24T01:30", night)).isEmpty();
    Window longOne = deny("0 12 1 * *", "P10D");
    assertThat(until("2026-11-11T11:00", longOne)).contains(berlin("2026-11-11T12:00"));
    assertThat(until("2026-11-11T12:00", longOne)).isEmpty();
  }

  @Test
  void itMayGoWhenNothingRefusesAnyMoreAndNotBefore() {
    Window first = deny("0 8 * * *", "PT2H");
    Window second = deny("30 9 * * *", "PT2H");
    Window allowed = allow("0 10 * * *", "PT8H");
    assertThat(until("2026-11-23T08:30", first, second, allowed))
        .contains(berlin("2026-11-23T11:30"));
    assertThat(until("2026-11-23T08:30", deny("* * * * *", "PT1H"))).isEmpty();
    assertThat(refusal("2026-11-23T08:30:00Z", deny("* * * * *", "PT1H"))).isPresent();
  }

  @Test
  void aStartThatTheClockSkipsComesWhenTheHourWouldHavePassed() {
    Window skipped = deny("30 2 * * *", "PT1H");
    assertThat(refusal("2027-03-28T00:59:59Z", skipped)).isEmpty();
    assertThat(refusal("2027-03-28T01:29:59Z", skipped)).isEmpty();
    assertThat(refusal("2027-03-28T01:30:00Z", skipped).flatMap(Refusal::until))
        .contains(Instant.parse("2027-03-28T02:30:00Z"));
    assertThat(refusal("2027-03-28T02:30:00Z", skipped)).isEmpty();
  }

  @Test
  void aStartThatTheClockShowsTwiceComesTwice() {
    Window twice = deny("30 2 * * *", "PT30M");
    assertThat(refusal("2027-10-31T00:29:59Z", twice)).isEmpty();
    assertThat(refusal("2027-10-31T00:30:00Z", twice).flatMap(Refusal::until))
        .contains(Instant.parse("2027-10-31T01:00:00Z"));
    assertThat(refusal("2027-10-31T01:00:00Z", twice)).isEmpty();
    assertThat(refusal("2027-10-31T01:30:00Z", twice).flatMap(Refusal::until))
        .contains(Instant.parse("2027-10-31T02:00:00Z"));
    assertThat(refusal("2027-10-31T02:00:00Z", twice)).isEmpty();
  }

  @Test
  void aWindowLastsAsLongAsItSaysWhateverTheClockShowsMeanwhile() {
    Window spring = deny("0 0 28 3 *", "PT6H");
    assertThat(until("2027-03-28T06:30", spring)).contains(berlin("2027-03-28T07:00"));
    Window autumn = deny("0 0 31 10 *", "PT6H");
    assertThat(until("2027-10-31T04:30", autumn)).contains(berlin("2027-10-31T05:00"));
    assertThat(until("2027-10-31T05:00", autumn)).isEmpty();
    assertThat(until("2027-03-27T12:00", allow("0 8 * * *", "PT1H")))
        .contains(Instant.parse("2027-03-28T06:00:00Z"));
  }

  @Test
  void aPersonMayGoOnOnlyWhereEveryWindowThatRefusesLetsThem() {
    Window weekend = deny("0 22 * * 5", "PT60H");
    Window evening = deny("0 20 * * *", "PT4H");
    String at = berlin("2026-11-27T23:00").toString();
    assertThat(refusal(at, overridable(weekend)).orElseThrow().isOverridable()).isTrue();
    assertThat(refusal(at, overridable(weekend), evening).orElseThrow().isOverridable()).isFalse();
    assertThat(refusal(at, overridable(allow("0 8 * * *", "PT1H"))).orElseThrow().isOverridable())
        .isTrue();
  }

  /** Around a change of the clock, the quick way agrees with looking at every minute. */
  @SeededTest(cases = 60)
  void noStartIsOverlooked(SplittableRandom random) {
    String cron =
        "%d %s * * *".formatted(random.nextInt(60), random.nextBoolean() ? "*" : random.nextInt(5));
    Window window = deny(cron, "PT" + (1 + random.nextInt(120)) + "M");
    String day = random.nextBoolean() ? "2027-03-28" : "2027-10-31";
    Instant midnight = berlin(day + "T00:00");
    Instant open = Instant.MIN;
    for (int minute = -300; minute < 300; minute++) {
      Instant now = midnight.plus(Duration.ofMinutes(minute));
      if (isStart(cron, now)) {
        open = now.plus(window.duration());
      }
      if (minute >= -180) {
        assertThat(window.closing(now))
            .as("%s for %s at %s", cron, window.duration(), now)
            .isEqualTo(open.isAfter(now) ? Optional.of(open) : Optional.empty());
      }
    }
  }

  /** Whether the wall shows the time now, or skipped it an hour ago. */
  private static boolean isStart(String cron, Instant now) {
    LocalDateTime shown = LocalDateTime.ofInstant(now, BERLIN);
    boolean isSkipped =
        BERLIN.getRules().getValidOffsets(shown.minusHours(1)).isEmpty()
            && fits(cron, shown.minusHours(1));
    return fits(cron, shown) || isSkipped;
  }

  private static boolean fits(String cron, LocalDateTime time) {
    String[] fields = cron.split(" ", -1);
    return fields[0].equals(Integer.toString(time.getMinute()))
        && (fields[1].equals("*") || fields[1].equals(Integer.toString(time.getHour())));
  }
}
