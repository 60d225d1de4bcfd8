package dev.lockstep.formats.contract;

import static dev.lockstep.formats.contract.ExampleFiles.lines;
import static dev.lockstep.formats.contract.ExampleFiles.whole;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.yaml.Mark;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyPart.Order;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.governance.Retention;
import dev.lockstep.model.governance.Sensitivity;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.model.shape.Choice.Extent;
import dev.lockstep.model.shape.Limits;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Range.Bound;
import dev.lockstep.model.shape.Range.Edge;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.version.Version.Semantic;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractFileTest {
  static final String HEAD =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: c
      version: 1.0.0
      status: active
      """;
  private static final Located<Contract> ORDERS =
      whole(ContractFile.read("orders.odcs.yaml", ExampleFiles.contract()));

  private static CollectionPromise orders() {
    return ORDERS.value().collections().getFirst();
  }

  private static Node at(String path) {
    return orders().shape().at(Path.parse(path)).getFirst();
  }

  private static Contract contract(String text) {
    return whole(ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8))).value();
  }

  private static Node field(String yaml) {
    return contract(HEAD + "schema: [{name: t, properties: [" + yaml + "]}]\n")
        .collections()
        .getFirst()
        .shape()
        .fields()
        .getFirst()
        .node();
  }

  static List<String> findings(String text) {
    return lines(ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8))).toList();
  }

  @Test
  void theHeadSaysWhoPromises() {
    Contract contract = ORDERS.value();
    assertThat(contract.id()).isEqualTo("shop.orders");
    assertThat(contract.version()).isEqualTo(Semantic.of(2, 3, 0));
    assertThat(contract.head().team().orElseThrow().name()).contains("checkout");
    assertThat(contract.governance().retention())
        .contains(new Retention(Optional.of(Period.ofYears(7)), Optional.of(Period.ofYears(10))));
    assertThat(contract.serviceLevels()).hasSize(1);
  }

  @Test
  void aCollectionSaysHowItIsKept() {
    assertThat(orders().engine()).contains(Engine.MONGODB);
    assertThat(orders().storedName()).isEqualTo("orders_v2");
    assertThat(orders().keys().primary()).containsExactly(Path.of("_id"));
    assertThat(orders().keys().shard())
        .containsExactly(new KeyPart(Path.of("customerId"), Order.HASHED));
    assertThat(orders().indexes()).hasSize(2);
    assertThat(orders().indexes().getFirst().keys())
        .containsExactly(
            KeyPart.ascending(Path.of("customerId")),
            new KeyPart(Path.of("createdAt"), Order.DESC));
    assertThat(orders().queries().getFirst().owner()).contains("checkout");
    assertThat(orders().storage().ttl().orElseThrow().path()).contains(Path.of("expiresAt"));
    assertThat(orders().storage().footprint().documents()).isEqualTo(OptionalLong.of(20_000_000));
    assertThat(orders().storage().reserved()).containsExactly(Path.of("legacyTotal"));
  }

  @Test
  void aPlaceSaysWhatMayStandThere() {
    assertThat(at("status").facts().choice().orElseThrow().extent()).isEqualTo(Extent.EXTENSIBLE);
    assertThat(at("status").facts().assumed()).contains(Value.text("new"));
    assertThat(at("status").facts().nullable()).isFalse();
    assertThat(at("customerId").facts().governance().sensitivity())
        .contains(Sensitivity.CONFIDENTIAL);
    assertThat(at("coupon").facts().nullable()).isTrue();
    assertThat(at("coupon").facts().governance().deprecation().orElseThrow().sunset())
        .contains(LocalDate.of(2027, 6, 1));
    assertThat(at("payment").shape()).isInstanceOf(Shape.Union.class);
    assertThat(orders().shape().at(Path.parse("payment.kind"))).hasSize(2);
    assertThat(at("notes").shape())
        .isInstanceOfSatisfying(
            Shape.Entries.class, map -> assertThat(map.keyPattern()).contains("^[a-z]{2}$"));
    assertThat(at("lines[].qty").id()).contains("qty");
  }

  @Test
  void theBytesAreKeptAsTheyAre() {
    assertThat(ORDERS.content().bytes()).isEqualTo(ExampleFiles.contract());
    byte[] odd =
        ("\ufeff# a\r\n" + HEAD.replace("\n", "\r\n") + "unknown: [1,  2] # b")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(whole(ContractFile.read("c", odd)).content().bytes()).isEqualTo(odd);
  }

  @Test
  void everyElementHasItsPlace() {
    List<String> text =
        new String(ExampleFiles.contract(), StandardCharsets.UTF_8).lines().toList();
    Mark status = ORDERS.mark(at("status"), "default");
    assertThat(text.get(status.line() - 1).substring(status.column() - 1)).isEqualTo("new");
    Mark sku = ORDERS.mark(at("lines[].sku"), "name");
    assertThat(text.get(sku.line() - 1).substring(sku.column() - 1)).startsWith("sku,");
    Mark shard = ORDERS.mark(orders().keys().shard().getFirst().path());
    assertThat(text.get(shard.line() - 1).substring(shard.column() - 1))
        .startsWith("customerId: ha");
    Mark index = ORDERS.mark(orders().indexes().get(1), "name");
    assertThat(text.get(index.line() - 1).substring(index.column() - 1)).startsWith("by_expiry");
    assertThat(ORDERS.mark("not of the file")).isEqualTo(Mark.START);
  }

  @Test
  void everythingWrongIsSaidAtOnceAtItsPlace() {
    assertThat(
            findings(
                """
                apiVersion: v2.2.2
                kind: Contract
                version: 1.0.0
                status: active
                schema:
                  - name: t
                    customProperties:
                      - property: nosql
                        value: {engine: mongo, ttl: {}, indexs: [], keys: {templates: {pk: "A#${"}}}
                    properties:
                      - {name: a, logicalType: text}
                """))
        .containsExactly(
            "c.yaml:1:1: Cannot read the contract: 'id' is missing [missing-argument]",
            "c.yaml:1:13: Cannot read 'apiVersion: v2.2.2': v3.0.x, v3.1.x or v3.2.x is expected"
                + " [wrong-version]",
            "c.yaml:2:7: Cannot take this value: 'kind' is DataContract [bad-value]",
            "c.yaml:9:25: Cannot take this value: 'mongo' is none of mongodb, cassandra, dynamodb,"
                + " redis; did you mean mongodb? [bad-value]",
            "c.yaml:9:37: Cannot take this value: a time to live has 'path', 'after' or both"
                + " [bad-value]",
            "c.yaml:9:41: Cannot read 'nosql': it has no 'indexs'; did you mean indexes?"
                + " [unknown-argument]",
            "c.yaml:9:79: Cannot read the key template 'A#${': the ${ that opens here is never"
                + " closed [bad-template]",
            "c.yaml:11:32: Cannot take this value: 'text' is none of string, date, timestamp, time,"
                + " number, integer, object, array, boolean [bad-value]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3.0.0", "v3.0.2", "v3.1.0", "v3.2.0"})
  void everyVersionOfTheThirdStandardIsRead(String version) {
    Contract contract = contract(HEAD.replace("v3.1.0", version));
    assertThat(contract.head().standard()).isEqualTo(version);
  }

  @Test
  void untilThreePointNoughtATeamIsAListOfPeople() {
    Contract contract = contract(HEAD + "team: [{username: ana, role: owner}]\n");
    assertThat(contract.head().team().orElseThrow().members()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{name: a, enum: [x, 5]}",
        "{name: a, customProperties: [{property: nosql, value: {enum: [x, 5]}}]}",
        "{name: a, quality: [{metric: invalidValues, arguments: {validValues: [x, 5]}, mustBe: 0}]}"
      })
  void anEnumIsReadFromEachOfItsNotations(String yaml) {
    assertThat(field(yaml).facts().choice())
        .contains(new Choice(List.of(Value.text("x"), Value.int32(5)), Extent.CLOSED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "minimum: 9007199254740993 | 9007199254740993 | INCLUDED",
        "exclusiveMinimum: 0.1 | 0.1 | EXCLUDED",
        "minimum: 3, exclusiveMinimum: true | 3 | EXCLUDED",
        "minimum: 3, exclusiveMinimum: false | 3 | INCLUDED",
        "minimum: 3, exclusiveMinimum: 4 | 4 | EXCLUDED",
        "minimum: 4, exclusiveMinimum: 4 | 4 | EXCLUDED",
        "minimum: 5, exclusiveMinimum: 4 | 5 | INCLUDED",
        "minimum: -1e3 | -1e3 | INCLUDED"
      })
  void boundsAreExactInEitherNotation(String options, BigDecimal bound, Edge edge) {
    Shape shape =
        field("{name: a, logicalType: number, logicalTypeOptions: {" + options + "}}").shape();
    assertThat(((Shape.Single) shape).limits().range().min()).contains(new Bound(bound, edge));
  }

  @Test
  void theExampleOfTheSharedCorpusIsRead() {
    ExampleFiles.corpus()
        .ifPresent(folder -> {
          byte[] content = ExampleFiles.bytes(folder.resolve("orders.odcs.yaml"));
          Contract contract = whole(ContractFile.read("orders", content)).value();
          Shape.Fields shape = contract.collections().getFirst().shape();
          assertThat(shape.at(Path.parse("lines[].tags[]"))).hasSize(1);
          assertThat(shape.at(Path.parse("shippingAddress.zip")).getFirst().shape())
              .isInstanceOfSatisfying(
                  Shape.Single.class, zip -> assertThat(zip.limits()).isNotEqualTo(Limits.NONE));
        });
  }
}
