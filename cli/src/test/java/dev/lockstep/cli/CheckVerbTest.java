package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A change, the contracts that it ties, and what the commands say of them. */
final class CheckVerbTest {
  private static final String BEFORE =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop.orders
      version: 1.0.0
      status: active
      team: {name: checkout}
      schema:
        - id: orders
          name: orders
          logicalType: object
          customProperties:
            - property: nosql
              value:
                engine: mongodb
                contentModel: closed
                indexes:
                  - {id: ix1, name: by_zip, keys: {zip: 1}}
          properties:
            - {id: oid, name: _id, logicalType: string, primaryKey: true, required: true}
            - {id: z, name: zip, logicalType: string, required: true}
            - {id: q, name: quantity, logicalType: integer, physicalType: int, required: true}
      """;
  private static final String AFTER =
      BEFORE
          .replace("version: 1.0.0", "version: 2.0.0")
          .replace(
              "{id: ix1, name: by_zip, keys: {zip: 1}}",
              "{id: ix2, name: by_code, keys: {postcode: 1}}")
          .replace("name: zip, logicalType", "name: postcode, logicalType");
  private static final String CHANGE =
      """
      apiVersion: lockstep/v1
      kind: Change
      id: postcode
      title: One postcode
      contract: shop.orders
      from: 1.0.0
      to: 2.0.0
      operations:
        - rename: {from: zip, to: postcode}
        - addIndex: {name: by_code, keys: {postcode: 1}}
        - dropIndex: by_zip
      rollout: standard
      """;
  private static final String USAGE =
      """
      apiVersion: lockstep/v1
      kind: Usage
      service: billing
      version: 4.2.0
      team: payments
      contracts:
        - contract: shop.orders
          supports: ">=1 <3"
          reads: [zip]
          queries:
            - name: of_zip
              language: mongodb
              template: {find: orders, filter: {zip: ":zip"}}
              parameters: {zip: string}
              rate: 12/s
      """;

  @TempDir private Path folder;
  private Shell shell;
  private Path change;

  @BeforeEach
  void writeTheFiles() throws IOException {
    shell = new Shell(folder.resolve("state"));
    change = folder.resolve("postcode.change.yaml");
    write("orders-1.odcs.yaml", BEFORE);
    write("orders-2.odcs.yaml", AFTER);
    change(CHANGE);
  }

  private void write(String name, String text) throws IOException {
    assertThat(Files.writeString(folder.resolve(name), text)).exists();
  }

  private void change(String text) throws IOException {
    write("postcode.change.yaml", text);
  }

  private Ran run(String verb, String... more) {
    List<String> words = new ArrayList<>(List.of(verb, change.toString()));
    words.addAll(List.of("--in", folder.toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  @Test
  void whatTheOperationsDoAndTheContractsSayIsTheSame() {
    Ran ran = run("check");
    assertThat(ran.out())
        .doesNotContain("CHANGE_NOT_IN_CONTRACT", "CONTRACT_BEYOND_CHANGE")
        .contains("the change carries zip to postcode");
    assertThat(ran.exit()).as(ran.out()).isZero();
  }

  @Test
  void whatTheContractLacksIsSaidAtTheOperationWithBothSides() throws IOException {
    write("orders-2.odcs.yaml", AFTER.replace("name: postcode,", "name: zip,"));
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains(
            "postcode.change.yaml:9:5: error CHANGE_NOT_IN_CONTRACT",
            "the change renames zip to postcode, but contract 2.0.0 still has zip",
            "the change renames zip to postcode, but contract 2.0.0 has no postcode");
  }

  @Test
  void whatNoOperationDoesIsSaidAtTheContract() throws IOException {
    write("orders-2.odcs.yaml", AFTER + "      - {id: g, name: gift, logicalType: boolean}\n");
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains(
            "orders-2.odcs.yaml:22:9: error CONTRACT_BEYOND_CHANGE",
            "contract 2.0.0 has gift, and no operation makes it");
  }

  @Test
  void anIndexThatNoOperationDropsIsSaid() throws IOException {
    change(CHANGE.replace("  - dropIndex: by_zip\n", ""));
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains("no operation drops the index by_zip, but contract 2.0.0 has no index by_zip");
  }

  @Test
  void anOperationOnWhatIsNotThereNamesTheNearest() throws IOException {
    change(CHANGE.replace("from: zip", "from: zop"));
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out())
        .contains("postcode.change.yaml:9:5", "no document has zop: zip may be meant");
  }

  @Test
  void theVersionBeforeMayBeInAnotherFolder(@TempDir Path earlier) throws IOException {
    Path moved =
        Files.move(folder.resolve("orders-1.odcs.yaml"), earlier.resolve("orders.odcs.yaml"));
    assertThat(moved).exists();
    assertThat(run("check").err()).contains("version 1.0.0 of the contract is not among the files");
    assertThat(run("check", "--against", earlier.toString()).exit()).isZero();
  }

  @Test
  void versionsThatAreNotNamedAreTheNewestAndTheOneBefore() throws IOException {
    change(CHANGE.replace("from: 1.0.0\n", "").replace("to: 2.0.0\n", ""));
    write("orders-0.odcs.yaml", BEFORE.replace("1.0.0", "0.9.0").replace("name: zip,", "name: a,"));
    assertThat(run("check").exit()).isZero();
  }

  @Test
  void everythingThatKeepsItFromBeingCheckedIsSaidAtOnce() throws IOException {
    change(CHANGE.replace("rename:", "renam:"));
    write("orders-2.odcs.yaml", AFTER.replace("status: active", "status: [}"));
    Ran ran = run("check");
    assertThat(ran.exit()).isNotZero();
    assertThat(ran.err())
        .contains("postcode.change.yaml:9:5", "orders-2.odcs.yaml:5:", "2 things are wrong");
  }

  @ParameterizedTest
  @CsvSource({"to: 2.0.0, to: 3.0.0", "contract: shop.orders, contract: shop.order"})
  void aVersionThatIsNotThereIsNoPass(String text, String instead) throws IOException {
    change(CHANGE.replace(text, instead));
    Ran ran = run("check");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("postcode.change.yaml:", "Nothing was compared.");
  }

  @ParameterizedTest
  @CsvSource({
    "json, \"ruleId\":\"CONTRACT_BEYOND_CHANGE\"",
    "sarif, \"version\":\"2.1.0\"",
    "junit, <testsuite name=\"lockstep\"",
    "github-actions, ::error file=",
    "gitlab-code-quality, \"check_name\":\"CONTRACT_BEYOND_CHANGE\"",
    "markdown, | error | CONTRACT_BEYOND_CHANGE |"
  })
  void everyFormTellsTheSame(String format, String part) throws IOException {
    write("orders-2.odcs.yaml", AFTER + "      - {name: gift}\n");
    Ran ran = run("check", "--format", format);
    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains(part);
  }

  @Test
  void theImpactNamesWhomToTalkToAndTheQueryInBothForms() throws IOException {
    write("billing.usage.yaml", USAGE);
    Ran ran = run("impact");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains(
            "billing 4.2.0, talk to: payments",
            "before retiring: zip (reads)",
            "use postcode instead: the change renames zip to postcode",
            "before retiring: query of_zip, 12/s",
            "for new shape {\"find\":\"orders\",\"filter\":{\"postcode\":\":zip\"}}",
            "\"$or\"");
  }

  @Test
  void theRiskIsTheSumOfItsLines() throws IOException {
    write("billing.usage.yaml", USAGE);
    int sum =
        run("impact")
            .out()
            .lines()
            .filter(line -> line.matches(" *\\+[0-9]+  .*"))
            .mapToInt(line -> Integer.parseInt(line.strip().split(" ", 2)[0]))
            .sum();
    assertThat(sum).isPositive();
    assertThat(run("impact").out()).contains("%4d  risk: ".formatted(sum));
    assertThat(run("impact", "--format", "json").out()).contains("\"points\":" + sum + ",\"word\"");
    assertThat(run("impact", "--format", "markdown").out()).contains("| **" + sum + "** |");
  }

  @Test
  void aQueryThatOnlyTheContractListsIsItsOwnersToChange() throws IOException {
    String queries =
        """
                    queries:
                      - {name: of_zip, owner: billing, language: mongodb, template: ONE}
                      - {name: by_zip, owner: billing, language: mongodb, template: TWO}
                      - {name: zips, owner: analytics, language: mongodb, template: THREE}
                      - {name: all, owner: analytics, language: mongodb, template: FOUR}
        """
            .replace("ONE", "{find: orders, filter: {zip: ':zip'}}")
            .replace("TWO", "{find: orders, sort: {zip: 1}}")
            .replace("THREE", "{find: orders, projection: {zip: 1}}")
            .replace("FOUR", "{find: orders, filter: {quantity: 1}}");
    String properties = "    properties:\n      - {id: oid";
    assertThat(BEFORE).contains(properties);
    write("orders-1.odcs.yaml", BEFORE.replace(properties, queries.indent(-2) + properties));
    write("billing.usage.yaml", USAGE);
    Ran ran = run("impact");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsSubsequence(
            "billing 4.2.0, talk to: payments",
            "query of_zip, 12/s",
            "query by_zip",
            "analytics (contract), talk to: analytics",
            "query zips",
            "Every registered service of the collection is among them.")
        .containsOnlyOnce("query of_zip")
        .doesNotContain("query all");
    assertThat(run("impact", "--format", "json").out())
        .contains("{\"service\":\"analytics\",\"version\":\"\",\"owner\":\"analytics\"");
  }
}
