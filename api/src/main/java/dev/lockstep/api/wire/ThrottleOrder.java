package dev.lockstep.api.wire;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How hard a runner is asked to work: some settings of the throttle, each {@code key=value} with
 * commas between. Where to ask for leave (an address, a query) is none of them: that is said where
 * the runner is started, since it names what is near the data.
 *
 * @param settings the pairs, in a fixed order
 */
public record ThrottleOrder(String settings) {
  private static final int LENGTH_MAX = 1000;
  private static final Pattern PAIRS = Pattern.compile(",");

  /** Nothing is asked. */
  public static final ThrottleOrder NONE = new ThrottleOrder("");

  /** Refuses what is no setting, or not written as one. */
  public ThrottleOrder {
    settings = text(values(settings));
  }

  /** What may be asked for. */
  private enum Key {
    RATE(Form.RATE),
    BATCH(Form.WHOLE),
    MIN_BATCH(Form.WHOLE),
    QUICK_BATCH(Form.TIME),
    SLOW_BATCH(Form.TIME),
    NICE(Form.REST),
    MAX_LAG(Form.TIME),
    MAX_CACHE(Form.SHARE),
    MAX_CONNECTIONS(Form.SHARE),
    MAX_QUEUED(Form.SHARE),
    MAX_PING(Form.TIMES),
    CRITICAL_LAG(Form.TIME),
    CRITICAL_CACHE(Form.SHARE),
    CRITICAL_CONNECTIONS(Form.SHARE),
    CRITICAL_QUEUED(Form.SHARE),
    CRITICAL_PING(Form.TIMES),
    CHECK_EVERY(Form.TIME);

    private final Form form;

    Key(Form form) {
      this.form = form;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Key> of(String word) {
      return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
  }

  /** How a value is written. */
  private enum Form {
    RATE("unlimited|(?![0.]+(/s)?$)\\d{1,9}(\\.\\d{1,6})?(/s)?", "500/s or unlimited"),
    WHOLE("[1-9]\\d{0,4}|100000", "a whole number from 1 to 100000"),
    REST("\\d{1,2}(\\.\\d{1,6})?|100", "a number from 0 to 100"),
    SHARE("(?![0.]+$)0\\.\\d{1,6}|1|1\\.0", "a part such as 0.9, up to 1"),
    TIME("(?!0+[a-z])\\d{1,7}(ms|s|m|h)", "a time such as 50ms or 5s"),
    TIMES("([2-9]|[1-9]\\d{1,5})(\\.\\d{1,6})?x", "a multiple such as 20x");

    private final Pattern pattern;
    private final String example;

    Form(String pattern, String example) {
      this.pattern = Pattern.compile(pattern);
      this.example = example;
    }
  }

  private static Map<Key, String> values(String settings) {
    Bounds.text("throttle", settings, LENGTH_MAX);
    Map<Key, String> values = new EnumMap<>(Key.class);
    for (String pair : PAIRS.split(settings, 0)) {
      if (!pair.isBlank()) {
        int equals = pair.indexOf('=');
        Key key = key((equals < 0 ? pair : pair.substring(0, equals)).strip());
        String value = equals < 0 ? "" : pair.substring(equals + 1).strip();
        if (!key.form.pattern.matcher(value).matches()) {
          throw new WireException(key.word(), "it is not written as " + key.form.example);
        }
        if (values.put(key, value) != null) {
          throw new WireException(key.word(), "it is given twice");
        }
      }
    }
    return values;
  }

  private static String text(Map<Key, String> values) {
    return values.entrySet().stream()
        .map(each -> each.getKey().word() + "=" + each.getValue())
        .collect(Collectors.joining(","));
  }

  private static Key key(String word) {
    return Key.of(word)
        .orElseThrow(() ->
            new WireException(
                "throttle",
                "what a server may ask for is "
                    + Stream.of(Key.values()).map(Key::word).collect(Collectors.joining(", "))));
  }

  /** Those of all settings of a throttle that may be asked for; the others are nobody else's. */
  public static ThrottleOrder among(String settings) {
    Map<Key, String> values = new EnumMap<>(Key.class);
    for (Key key : Key.values()) {
      Matcher match = Pattern.compile("(?:^|,)" + key.word() + "=([^,]*)(?=,|$)").matcher(settings);
      if (match.find() && key.form.pattern.matcher(match.group(1)).matches()) {
        String before = values.put(key, match.group(1));
        assert before == null;
      }
    }
    return new ThrottleOrder(text(values));
  }

  /** These settings but for what the other says. */
  public ThrottleOrder with(ThrottleOrder other) {
    Map<Key, String> both = values(settings);
    both.putAll(values(other.settings));
    return new ThrottleOrder(text(both));
  }

  /** Whether nothing is asked. */
  public boolean isNone() {
    return settings.isEmpty();
  }
}
