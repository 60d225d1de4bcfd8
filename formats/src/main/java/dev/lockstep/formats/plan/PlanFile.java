package dev.lockstep.formats.plan;

import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.rollout.plan.RolloutPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Reads plans of rollouts. */
public final class PlanFile {
  /** The word under {@code kind} by which a file says that it is one. */
  public static final String KIND = "RolloutPlan";

  /** How the names of such files end. */
  public static final String ENDING = ".plan.yaml";

  /** The name of the plan that is built in. */
  public static final String STANDARD = "standard";

  static final String API_VERSION = "lockstep/v1";

  private PlanFile() {}

  /** Reads the bytes of a file; messages call it by this name. */
  public static Outcome<RolloutPlan> read(String file, byte[] content) {
    return FileText.read(file, content, reading -> new PlanReader(reading)::plan);
  }

  /** The plan that {@code rollout: standard} means where nobody wrote another of this name. */
  public static Located<RolloutPlan> standard() {
    String name = STANDARD + ENDING;
    try (InputStream input = PlanFile.class.getResourceAsStream(name)) {
      byte[] content = Objects.requireNonNull(input, name).readAllBytes();
      return switch (read(name, content)) {
        case Outcome.Whole<RolloutPlan> whole -> whole.located();
        case Outcome.Broken<RolloutPlan> broken ->
            throw new IllegalStateException(broken.findings().toString());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
