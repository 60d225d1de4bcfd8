package dev.lockstep.cli.plan;

import dev.lockstep.cli.check.WholeFile;
import dev.lockstep.formats.history.HistoryFile;
import dev.lockstep.formats.plan.PlanFile;
import dev.lockstep.formats.reading.FileText;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.rollout.plan.RolloutPlan;
import dev.lockstep.rollout.window.History;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What the commands of plans are given. */
final class Given {
  private Given() {}

  /** The plan of a file, else the one that is built in. */
  static Located<RolloutPlan> plan(Optional<Path> file) {
    return file.map(
            named -> WholeFile.located(PlanFile.read(named.toString(), FileText.bytes(named))))
        .orElseGet(PlanFile::standard);
  }

  /** Past traffic from a file. */
  static History history(Path file) {
    return WholeFile.of(HistoryFile.read(file.toString(), FileText.bytes(file)));
  }

  /** Reads shares such as {@code 0.002}. */
  static final class Share implements ITypeConverter<Double> {
    /** For the parser of commands. */
    Share() {}

    @Override
    public Double convert(String text) {
      if (text.matches("(0(\\.\\d{1,12})?|\\.\\d{1,12}|1(\\.0{1,12})?)")) {
        return Double.valueOf(text);
      }
      throw new TypeConversionException("'%s' is no share from 0 to 1".formatted(text));
    }
  }
}
