package dev.lockstep.registry.evolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.change.ChangeFile;
import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.registry.evolve.agreement.Agreement;
import dev.lockstep.registry.evolve.agreement.Disagreement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations leave of each part of a contract, and what they leave open. */
final class AgreementTest {
  private static final String BEFORE = text("orders.yaml");

  private static String text(String resource) {
    try (InputStream in = AgreementTest.class.getResourceAsStream(resource)) {
      assertThat(in).as(resource).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CollectionPromise collection(String properties) {
    String whole =
        """
        apiVersion: v3.2.0
        kind: DataContract
        id: shop.orders
        version: 1.0.0
        status: active
        schema:
          - id: orders
            name: orders
            logicalType: object
            properties:
        %s
        """
            .formatted(properties.indent(6));
    return switch (ContractFile.read("contract", whole.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<Contract> read -> read.located().value().collections().getFirst();
      case Outcome.Broken<Contract> broken ->
          throw new AssertionError(broken.findings().toString());
    };
  }

  private static Change change(String operation) {
    String whole =
        """
        apiVersion: lockstep/v1
        kind: Change
        id: a-change
        title: A change
        operations:
          - %s
        """
            .formatted(operation);
    return switch (ChangeFile.read("change", whole.getBytes(StandardCharsets.UTF_8))) {
      case ChangeFile.Parsed parsed -> parsed.change();
      case ChangeFile.Invalid invalid -> throw new AssertionError(invalid.findings().toString());
    };
  }

  private static List<String> disagreements(String operation, String text, String instead) {
    assertThat(BEFORE).contains(text);
    Evolved evolved = Evolution.of(collection(BEFORE), change(operation).operations());
    String after = BEFORE.replace(text, instead);
    return Agreement.between(evolved, collection(after), "2.0.0").stream()
        .map(Disagreement::sentence)
        .toList();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "agreeing.csv", delimiter = '|', quoteCharacter = '\'')
  void aContractThatSaysWhatTheOperationDoesAgrees(String operation, String text, String instead) {
    assertThat(disagreements(operation, text, instead.replace("\\n", "\n"))).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "disagreeing.csv", delimiter = '|', quoteCharacter = '\'')
  void whatAContractSaysOtherwiseIsFound(
      String operation, String text, String instead, String part) {
    assertThat(disagreements(operation, text, instead))
        .anySatisfy(each -> assertThat(each).contains(part));
  }

  @ParameterizedTest
  @CsvSource({"required: true", "required: false"})
  void aBackfilledFieldMayBeRequiredOrNot(String presence) {
    String field = "- {name: gift, logicalType: boolean, %s}\n".formatted(presence);
    assertThat(disagreements("add: {path: gift, value: false}", "- {id: l,", field + "- {id: l,"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"required: true", "required: false"})
  void whatMayBecomeAbsentIsLeftToACountOfTheDocuments(String presence) {
    assertThat(
            disagreements(
                "convert: {path: name, to: int, otherwise: absent}",
                "name: name, logicalType: string, physicalType: string, required: true",
                "name: name, logicalType: integer, physicalType: int, " + presence))
        .isEmpty();
  }

  @Test
  void whatPeopleCallAThingAndHowSensitiveItIsIsNoOperationsDoing() {
    assertThat(
            disagreements(
                "remove: zip",
                "- {id: z, name: zip, logicalType: string, physicalType: string}\n",
                ""))
        .isEmpty();
    assertThat(
            disagreements(
                "add: {path: zip, value: ''}",
                "name: tag,",
                "name: label, physicalName: tag, classification: internal, description: x,"))
        .isEmpty();
  }
}
