package dev.lockstep.registry.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.Contract;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract that is written reads back as the same contract. */
final class ContractWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "../examples/contracts/orders.odcs.yaml",
        "../../../shared/corpus/odcs/orders.odcs.yaml",
        "../../shared/corpus/odcs/orders.odcs.yaml"
      })
  void aContractIsReadAsItIsWritten(String file) {
    assumeTrue(Files.exists(Path.of(file)), "There is no " + file);
    Located<Contract> contract = whole(ContractFile.read(Path.of(file)));
    String text = ContractWriter.write(contract.value(), Meanings.of(contract));
    Located<Contract> again =
        whole(ContractFile.read("again", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(again.value()).as(text).isEqualTo(contract.value());
    assertThat(ContractWriter.write(again.value(), Meanings.of(again))).isEqualTo(text);
  }

  private static Located<Contract> whole(Outcome<Contract> outcome) {
    return switch (outcome) {
      case Outcome.Whole<Contract> whole -> whole.located();
      case Outcome.Broken<Contract> broken -> throw new AssertionError(broken.findings());
    };
  }
}
