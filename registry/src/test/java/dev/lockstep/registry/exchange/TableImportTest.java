package dev.lockstep.registry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.KeyTemplate;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Choice;
import dev.lockstep.registry.exchange.draft.Remark;
import org.junit.jupiter.api.Test;

/** Models of DynamoDB tables: what becomes of keys, indexes and attributes. */
final class TableImportTest {
  private static Contract contract(ImportFormat format) {
    return Imports.contract(Imports.done(format, Imports.example(format))).value();
  }

  private static CollectionPromise collection(ImportFormat format, String name) {
    return contract(format).collection(name).orElseThrow();
  }

  @Test
  void eachModelOfOneTableIsACollectionWithItsKeyTemplates() {
    assertThat(contract(ImportFormat.ONETABLE).collections())
        .extracting(CollectionPromise::name)
        .containsExactly("Account", "User");
    CollectionPromise user = collection(ImportFormat.ONETABLE, "User");
    assertThat(user.engine()).contains(Engine.DYNAMODB);
    assertThat(user.keys().templates())
        .containsEntry("pk", KeyTemplate.parse("account#${accountName}"))
        .containsEntry("sk", KeyTemplate.parse("user#${email}"))
        .containsEntry("gs1pk", KeyTemplate.parse("user#${name}"));
    assertThat(user.keys().partition()).containsExactly(Path.of("pk"));
    assertThat(user.keys().entity().orElseThrow().value()).isEqualTo("User");
    assertThat(user.indexes()).extracting("name").containsExactly("gs1", "ls1");
  }

  @Test
  void attributesKeepTheirBoundsAndTheNamesOfTheStore() {
    CollectionPromise account = collection(ImportFormat.ONETABLE, "Account");
    assertThat(account.shape().at(Path.of("nm")).getFirst().facts().unique()).isTrue();
    assertThat(account.shape().at(Path.of("address", "st"))).hasSize(1);
    assertThat(account.shape().at(Path.of("status")).getFirst().facts().choice())
        .map(Choice::values)
        .hasValueSatisfying(values -> assertThat(values).hasSize(2));
    assertThat(account.storage().ttl().orElseThrow().path()).contains(Path.of("expires"));
  }

  @Test
  void whatOneTableDoesAndAContractDoesNotSayIsNamed() {
    Import made = Imports.done(ImportFormat.ONETABLE, Imports.example(ImportFormat.ONETABLE));
    assertThat(made.remarks())
        .extracting(Remark::pointer)
        .contains(
            "/models/Account/id/generate",
            "/models/User/full/value",
            "/models/User/pk/value",
            "/indexes/gs1/follow",
            "/indexes/gs1/project/1");
  }

  @Test
  void eachFacetIsACollectionWhoseTemplatesAreGuessedAndNamed() {
    CollectionPromise order = collection(ImportFormat.NOSQL_WORKBENCH, "Order");
    assertThat(order.keys().templates())
        .containsEntry("PK", KeyTemplate.parse("c#${customerId}"))
        .containsEntry("SK", KeyTemplate.parse("o#2026#${orderId}"));
    assertThat(order.shape().at(Path.of("total"))).hasSize(1);
    CollectionPromise sessions = collection(ImportFormat.NOSQL_WORKBENCH, "sessions");
    assertThat(sessions.keys().primary()).containsExactly(Path.of("id"));
    Import made =
        Imports.done(ImportFormat.NOSQL_WORKBENCH, Imports.example(ImportFormat.NOSQL_WORKBENCH));
    assertThat(made.remarks())
        .anyMatch(remark ->
            remark.sentence().contains("guessed from 2 sample items")
                && remark.pointer().endsWith("/KeyAttributeAlias/PartitionKeyAlias"));
    assertThat(made.text()).doesNotContain("12345", "ana@shop.example");
  }
}
