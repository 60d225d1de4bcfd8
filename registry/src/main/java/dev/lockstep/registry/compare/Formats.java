package dev.lockstep.registry.compare;

import java.util.Map;
import java.util.Optional;

/** Texts of the formats that contracts name. */
final class Formats {
  private static final Map<String, String> TEXTS =
      Map.of(
          "uuid", "00000000-0000-4000-8000-000000000000",
          "email", "a@example.org",
          "uri", "https://example.org/a",
          "hostname", "example.org",
          "ipv4", "192.0.2.1",
          "ipv6", "2001:db8::1",
          "date", "2026-01-01",
          "date-time", "2026-01-01T00:00:00Z",
          "time", "00:00:00Z",
          "byte", "dGV4dA==");

  private Formats() {}

  /** A text of a format, where the format is known. */
  static Optional<String> text(String format) {
    return Optional.ofNullable(TEXTS.get(format));
  }

  /** Only the texts of this table are known to be of a format; none is known not to be. */
  static Fit fit(String format, String text) {
    return text(format).filter(text::equals).isPresent() ? Fit.FITS : Fit.OPEN;
  }
}
