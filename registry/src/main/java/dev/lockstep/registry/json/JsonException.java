package dev.lockstep.registry.json;

import dev.lockstep.formats.yaml.Mark;

/** A text is not JSON as Lockstep takes it; says where and why. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Mark mark;

  JsonException(Mark mark, String why) {
    super("Cannot read JSON at %d:%d: %s".formatted(mark.line(), mark.column(), why));
    this.why = why;
    this.mark = mark;
  }

  /** Where reading stopped. */
  public Mark mark() {
    return mark;
  }

  /** Why reading stopped. */
  public String why() {
    return why;
  }
}
