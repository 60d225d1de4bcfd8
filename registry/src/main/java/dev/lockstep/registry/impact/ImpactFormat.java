package dev.lockstep.registry.impact;

import java.util.Locale;
import java.util.function.Function;

/** The forms in which an impact is told. */
public enum ImpactFormat {
  TEXT(ImpactText::write),
  JSON(ImpactJson::write),
  MARKDOWN(ImpactMarkdown::write);

  private final Function<Impact, String> writer;

  ImpactFormat(Function<Impact, String> writer) {
    this.writer = writer;
  }

  /** The form as options name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The impact in this form, without a last line end. */
  public String write(Impact impact) {
    return writer.apply(impact);
  }
}
