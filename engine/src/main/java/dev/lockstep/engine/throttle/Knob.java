package dev.lockstep.engine.throttle;

import dev.lockstep.engine.throttle.ThrottleSettings.BatchSizes;
import dev.lockstep.engine.throttle.ThrottleSettings.HealthLimits;
import dev.lockstep.engine.throttle.ThrottleSettings.Probes;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Every key of the settings' text: how it is set and how it is written. */
@SuppressWarnings("ImmutableEnumChecker") // its functions hold no state
enum Knob {
  RATE((s, v) -> s.withRate(rate(v)), s -> rate(s.rate())),
  BATCH(
      (s, v) -> s.withBatches(sizes(s.batches(), s.batches().min(), whole(v))),
      s -> Integer.toString(s.batches().max())),
  MIN_BATCH(
      (s, v) -> s.withBatches(sizes(s.batches(), whole(v), s.batches().max())),
      s -> Integer.toString(s.batches().min())),
  QUICK_BATCH(
      (s, v) -> {
        BatchSizes b = s.batches();
        return s.withBatches(new BatchSizes(b.min(), b.max(), Units.duration(v), b.slow()));
      },
      s -> Units.duration(s.batches().quick())),
  SLOW_BATCH(
      (s, v) -> {
        BatchSizes b = s.batches();
        return s.withBatches(new BatchSizes(b.min(), b.max(), b.quick(), Units.duration(v)));
      },
      s -> Units.duration(s.batches().slow())),
  NICE((s, v) -> s.withNice(Units.number(v)), s -> Units.number(s.nice())),
  MAX_LAG((s, v) -> s.withSoft(lag(s.soft(), v)), s -> Units.duration(s.soft().lag())),
  MAX_CACHE((s, v) -> s.withSoft(cache(s.soft(), v)), s -> Units.number(s.soft().cache())),
  MAX_CONNECTIONS(
      (s, v) -> s.withSoft(connections(s.soft(), v)), s -> Units.number(s.soft().connections())),
  MAX_QUEUED((s, v) -> s.withSoft(queued(s.soft(), v)), s -> Units.number(s.soft().queued())),
  MAX_PING((s, v) -> s.withSoft(ping(s.soft(), v)), s -> Units.times(s.soft().ping())),
  CRITICAL_LAG(
      (s, v) -> s.withCritical(lag(s.critical(), v)), s -> Units.duration(s.critical().lag())),
  CRITICAL_CACHE(
      (s, v) -> s.withCritical(cache(s.critical(), v)), s -> Units.number(s.critical().cache())),
  CRITICAL_CONNECTIONS(
      (s, v) -> s.withCritical(connections(s.critical(), v)),
      s -> Units.number(s.critical().connections())),
  CRITICAL_QUEUED(
      (s, v) -> s.withCritical(queued(s.critical(), v)), s -> Units.number(s.critical().queued())),
  CRITICAL_PING(
      (s, v) -> s.withCritical(ping(s.critical(), v)), s -> Units.times(s.critical().ping())),
  CHECK_EVERY(
      (s, v) -> {
        Probes p = s.probes();
        return s.withProbes(new Probes(Units.duration(v), p.url(), p.urlTimeout(), p.query()));
      },
      s -> Units.duration(s.probes().every())),
  URL(
      (s, v) -> {
        Probes p = s.probes();
        return s.withProbes(new Probes(p.every(), url(v), p.urlTimeout(), p.query()));
      },
      s -> s.probes().url().map(Units::address).orElse("none")),
  URL_TIMEOUT(
      (s, v) -> {
        Probes p = s.probes();
        return s.withProbes(new Probes(p.every(), p.url(), Units.duration(v), p.query()));
      },
      s -> Units.duration(s.probes().urlTimeout())),
  QUERY(
      (s, v) -> {
        Probes p = s.probes();
        return s.withProbes(new Probes(p.every(), p.url(), p.urlTimeout(), query(v)));
      },
      s -> s.probes().query().map(CountLimit::toString).orElse("none"));

  private final BiFunction<ThrottleSettings, String, ThrottleSettings> setter;
  private final Function<ThrottleSettings, String> writer;

  Knob(
      BiFunction<ThrottleSettings, String, ThrottleSettings> setter,
      Function<ThrottleSettings, String> writer) {
    this.setter = setter;
    this.writer = writer;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The settings with this knob turned; an {@link IllegalArgumentException} says what is wrong. */
  ThrottleSettings set(ThrottleSettings settings, String value) {
    return setter.apply(settings, value);
  }

  String write(ThrottleSettings settings) {
    return word() + "=" + writer.apply(settings);
  }

  private static double rate(String text) {
    return text.equals("unlimited")
        ? Double.POSITIVE_INFINITY
        : Units.number(text.endsWith("/s") ? text.substring(0, text.length() - 2) : text);
  }

  private static String rate(double rate) {
    return Double.isInfinite(rate) ? "unlimited" : Units.number(rate) + "/s";
  }

  private static int whole(String text) {
    if (!text.matches("\\d{1,9}")) {
      throw new IllegalArgumentException("a whole number is expected");
    }
    return Integer.parseInt(text);
  }

  private static BatchSizes sizes(BatchSizes sizes, int min, int max) {
    return new BatchSizes(min, max, sizes.quick(), sizes.slow());
  }

  private static HealthLimits lag(HealthLimits l, String text) {
    return new HealthLimits(Units.duration(text), l.cache(), l.connections(), l.queued(), l.ping());
  }

  private static HealthLimits cache(HealthLimits l, String text) {
    return new HealthLimits(l.lag(), Units.share(text), l.connections(), l.queued(), l.ping());
  }

  private static HealthLimits connections(HealthLimits l, String text) {
    return new HealthLimits(l.lag(), l.cache(), Units.share(text), l.queued(), l.ping());
  }

  private static HealthLimits queued(HealthLimits l, String text) {
    return new HealthLimits(l.lag(), l.cache(), l.connections(), Units.share(text), l.ping());
  }

  private static HealthLimits ping(HealthLimits l, String text) {
    return new HealthLimits(l.lag(), l.cache(), l.connections(), l.queued(), Units.times(text));
  }

  private static Optional<URI> url(String text) {
    if (text.equals("none")) {
      return Optional.empty();
    }
    URI url = URI.create(text);
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException("an address begins with http:// or https://");
    }
    return Optional.of(url);
  }

  private static Optional<CountLimit> query(String text) {
    return text.equals("none") ? Optional.empty() : Optional.of(CountLimit.parse(text));
  }
}
