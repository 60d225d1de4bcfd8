package dev.lockstep.formats.yaml;

/** A text is not YAML as Lockstep takes it; says where and why. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;
  private final transient Mark mark;

  YamlException(Mark mark, String why) {
    super(why);
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
