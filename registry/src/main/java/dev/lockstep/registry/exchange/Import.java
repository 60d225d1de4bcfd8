package dev.lockstep.registry.exchange;

import dev.lockstep.formats.Finding;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.exchange.draft.Draft;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.exchange.draft.Remark;
import dev.lockstep.registry.writing.ContractWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A draft that was imported.
 *
 * @param text the contract as a file, which reads back without findings
 * @param remarks what the foreign file says and the contract does not
 */
public record Import(String text, List<Remark> remarks) {
  public Import {
    remarks = List.copyOf(remarks);
  }

  /** What importing a file came to. */
  public sealed interface Result {
    /** A draft. */
    record Done(Import made) implements Result {}

    /** No draft; at least one finding says why. */
    record Refused(List<Finding> findings) implements Result {}
  }

  /** Reads a file of another tool. */
  public static Result of(ImportFormat format, Foreign file) {
    return switch (format.read(file)) {
      case Outcome.Broken<Draft> broken -> new Result.Refused(broken.findings());
      case Outcome.Whole<Draft> whole -> written(whole.located());
    };
  }

  private static Result written(Located<Draft> located) {
    Draft draft = located.value();
    String text = ContractWriter.write(draft.contract(), draft.meanings());
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return switch (ContractFile.read("the draft", content)) {
      case Outcome.Whole<Contract> whole -> new Result.Done(new Import(text, draft.remarks()));
      case Outcome.Broken<Contract> broken ->
          new Result.Refused(
              List.of(
                  located.finding(
                      Mark.START,
                      "draft-unreadable",
                      "Cannot import the file: its draft is no contract, since at %s"
                          .formatted(broken.findings().getFirst()))));
    };
  }
}
