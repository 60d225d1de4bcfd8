package dev.lockstep.api.json;

import dev.lockstep.model.document.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.regex.Pattern;

/** Dates as the texts of Extended JSON. */
final class DateText {
  private static final long PLAIN_MAX = 253_402_300_799_999L;
  private static final Pattern SHORT_OFFSET = Pattern.compile("([+-][0-9]{2})([0-9]{2})$");
  private static final DateTimeFormatter WHOLE_SECONDS =
      new DateTimeFormatterBuilder().appendInstant(0).toFormatter(Locale.ROOT);
  private static final DateTimeFormatter MILLISECONDS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private DateText() {}

  @SuppressWarnings("UnusedException") // The cause would quote the text.
  static Value date(String key, Value content) {
    if (!(content instanceof Value.Text text)) {
      return new Value.DateTime(NumberText.int64(key, content));
    }
    try {
      String full = SHORT_OFFSET.matcher(text.value()).replaceFirst("$1:$2");
      return new Value.DateTime(OffsetDateTime.parse(full).toInstant().toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw TypeObjects.unfit(key, "takes a date in ISO 8601 with its offset, or milliseconds");
    }
  }

  /** Whether the relaxed notation writes this date as a text: from 1970 to the year 9999. */
  static boolean isPlain(Value.DateTime date) {
    return date.epochMillis() >= 0 && date.epochMillis() <= PLAIN_MAX;
  }

  static String write(Value.DateTime date) {
    DateTimeFormatter format = date.epochMillis() % 1000 == 0 ? WHOLE_SECONDS : MILLISECONDS;
    return format.format(Instant.ofEpochMilli(date.epochMillis()));
  }
}
