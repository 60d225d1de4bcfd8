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
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operations leave of each part of a contract, and what they leave open. */
final class AgreementTest {
  private static final String BEFORE =
      """
      - {id: oid, name: _id, logicalType: string, physicalType: objectId, primaryKey: true, required: true}
      - {id: n, name: name, logicalType: string, physicalType: string, required: true}
      - {id: z, name: zip, logicalType: string, physicalType: string}
      - {id: q, name: quantity, logicalType: integer, physicalType: int, required: true, logicalTypeOptions: {minimum: 0}}
      - {id: s, name: state, logicalType: string, physicalType: string, required: true, enum: [new, sent]}
      - {id: a, name: address, logicalType: object, properties: [{id: c, name: city, logicalType: string}]}
      - {id: t, name: tag, logicalType: string, physicalType: string, required: true}
      - {id: l, name: lines, logicalType: array, items: {id: li, logicalType: object, properties: [{id: sku, name: sku, logicalType: string, required: true}]}}
      """;

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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rename: {from: zip, to: postcode}                   | name: zip,       | name: postcode,
          remove: zip                                         | - {id: z, name: zip, logicalType: string, physicalType: string} | ''
          convert: {path: quantity, to: long}                 | physicalType: int, | physicalType: long,
          convert: {path: zip, to: int, otherwise: null}      | name: zip, logicalType: string, physicalType: string | name: zip, logicalType: integer
          mapValues: {path: state, values: {new: open}, otherwise: keep} | '[new, sent]' | '[open, sent]'
          wrap: tag                                           | name: tag, logicalType: string, physicalType: string, required: true | name: tag, logicalType: array, required: true, items: {logicalType: string}
          rename: {from: 'lines[].sku', to: 'lines[].code'}   | name: sku,       | name: code,
          move: {from: address.city, to: city}                | 'properties: [{id: c, name: city, logicalType: string}]}' | 'properties: []}\n- {id: c, name: city, logicalType: string}'
          """)
  void aContractThatSaysWhatTheOperationDoesAgrees(String operation, String text, String instead) {
    assertThat(disagreements(operation, text, instead.replace("\\n", "\n"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rename: {from: zip, to: postcode} | name: zip,         | name: zip, | but contract 2.0.0 still has zip
          rename: {from: zip, to: postcode} | 'id: z, name: zip' | 'id: y, name: postcode' | the id is y instead of z
          rename: {from: zip, to: postcode} | 'name: zip, logicalType: string, physicalType: string' | 'name: postcode, logicalType: string, physicalType: string, required: true' | its presence is required instead of optional
          remove: zip                       | name: tag,         | name: label, | contract 2.0.0 no longer has tag, and no operation takes it away
          convert: {path: quantity, to: long} | '{minimum: 0}'   | '{minimum: 1}' | 'the range is from 1 instead of from 0'
          convert: {path: quantity, to: double} | physicalType: int, | physicalType: long, | instead of number, double
          mapValues: {path: state, values: {new: open}, otherwise: keep} | '[new, sent]' | '[new, sent]' | the list of values is
          remove: zip                       | 'enum: [new, sent]'  | 'enum: [new, sent, late]' | no operation changes state
          wrap: tag                         | 'name: tag,'       | 'name: tag,' | the type is string
          """)
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
