package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registered queries, and what the command says of them. */
final class QueriesVerbTest {
  private static final Path EXAMPLES = Path.of("..", "examples", "contracts");
  private static final String EVENTS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.events
      name: Events
      version: 1.0.0
      status: active
      team: {name: checkout}
      schema:
        - id: events
          name: events
          logicalType: object
          customProperties:
            - property: nosql
              value:
                engine: cassandra
                contentModel: closed
                keys: {partition: [shop], clustering: {at: desc}}
                indexes: [{name: by_zip, keys: [zip]}]
                queries:
                  - name: by_zip
                    language: cql
                    template: "SELECT at, zip FROM events WHERE zip = :zip"
                    parameters: {zip: text}
                  - name: in_shop
                    language: cql
                    template: "SELECT zip FROM events WHERE shop = :shop AND at > 5"
                    parameters: {shop: text}
          properties:
            - {id: shop, name: shop, logicalType: string, physicalType: text, required: true}
            - {id: at, name: at, logicalType: integer, physicalType: int, required: true}
            - {id: zip, name: zip, logicalType: string, physicalType: text}
      """;

  @TempDir private Path folder;
  private Shell shell;
  private Path shop;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder.resolve("state"));
    shop = Files.createDirectories(folder.resolve("shop"));
    assertThat(Files.writeString(shop.resolve("events.odcs.yaml"), EVENTS)).exists();
  }

  @Test
  void eachQueryIsListedWithItsPathsAndWhatServesIt() {
    Ran ran = shell.run("queries", EXAMPLES.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("shop.orders/orders: unpaid_of_customer, sent by billing 4.2.0")
        .contains("filters customerId $eq")
        .contains("is served by by_customer")
        .contains("Looked at 2 queries: 0 refused or no longer served, 0 not known.");
  }

  @Test
  void whatServedAQueryBeforeIsSaidBeside() throws IOException {
    Path old = Files.createDirectories(folder.resolve("old"));
    assertThat(Files.writeString(old.resolve("events.odcs.yaml"), EVENTS)).exists();
    String without = EVENTS.replace("indexes: [{name: by_zip, keys: [zip]}]", "valueKind: hash");
    assertThat(Files.writeString(shop.resolve("events.odcs.yaml"), without)).exists();
    Ran ran = shell.run("queries", shop.toString(), "--against", old.toString());
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains("was served by by_zip", "is served refused", "does not say ALLOW FILTERING")
        .contains("Looked at 2 queries: 1 refused or no longer served, 0 not known.");
  }

  @Test
  void ofSeveralVersionsTheNewestIsComparedWithTheNewestBefore() throws IOException {
    String second =
        EVENTS
            .replace("version: 1.0.0", "version: 2.0.0")
            .replace("name: by_zip, keys", "name: zip_2, keys");
    String third = second.replace("version: 2.0.0", "version: 10.0.0").replace("zip_2", "zip_10");
    Path old = Files.createDirectories(folder.resolve("old"));
    assertThat(Files.writeString(old.resolve("1.odcs.yaml"), second)).exists();
    assertThat(Files.writeString(old.resolve("2.odcs.yaml"), EVENTS)).exists();
    assertThat(Files.writeString(shop.resolve("10.odcs.yaml"), third)).exists();
    assertThat(Files.writeString(shop.resolve("2.odcs.yaml"), second)).exists();
    Ran ran = shell.run("queries", shop.toString(), "--against", old.toString());
    assertThat(ran.out())
        .contains("was served by zip_2", "is served by zip_10", "Looked at 2 queries")
        .doesNotContain("by by_zip");
  }

  @Test
  void aQueryIsCarriedOverAChange() throws IOException {
    Path change = folder.resolve("rename.change.yaml");
    Files.writeString(
        change,
        """
        apiVersion: lockstep/v1
        kind: Change
        id: 2026-11-21-zip
        title: A zip is a postcode
        contract: shop.events
        operations:
          - rename: {from: zip, to: postcode}
        """);
    Ran ran = shell.run("queries", shop.toString(), "--change", change.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("for the new shape: SELECT at, postcode FROM events WHERE postcode = :zip; if")
        .contains("while both shapes live: Cannot rewrite the query: CQL has no OR")
        .contains("while both shapes live: SELECT zip, postcode FROM events WHERE shop = :shop");
    Ran json =
        shell.run("queries", shop.toString(), "--change", change.toString(), "--output", "json");
    assertThat(json.out()).contains("\"form\":\"rewritten\"", "\"form\":\"impossible\"");
  }

  @Test
  void whatIsNotUnderstoodIsNotKnown() throws IOException {
    String odd = EVENTS.replace("WHERE zip = :zip", "WHERE zip = :zip OR at = 1");
    assertThat(Files.writeString(shop.resolve("events.odcs.yaml"), odd)).exists();
    Ran ran = shell.run("queries", shop.toString());
    assertThat(ran.exit()).isEqualTo(101);
    assertThat(ran.out()).contains("not understood: 'OR', at line 1, column 45");
  }
}
