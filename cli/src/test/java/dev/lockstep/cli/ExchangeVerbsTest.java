package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contracts from other tools and back. */
final class ExchangeVerbsTest {
  private static final Path ORDERS = Path.of("..", "examples", "contracts", "orders.odcs.yaml");

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder.resolve("state"));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aDraftIsWrittenOnceAndLintsWithoutErrors() throws IOException {
    Path schema =
        file(
            "carts.schema.json",
            "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"x\": 1}}}");
    Path out = folder.resolve("carts.odcs.yaml");
    Ran ran = shell.run("import", "jsonschema", schema.toString(), "--out", out.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.err())
        .contains("carts.schema.json:1:64: /properties/a/x: 'x' is not expressed")
        .contains("--owner TEAM");
    assertThat(shell.run("lint", out.toString()).exit()).isZero();
    Ran again = shell.run("import", "jsonschema", schema.toString(), "--out", out.toString());
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("it is there already");
  }

  @Test
  void whatIsShownToMachinesHasTheDraftAndEveryRemark() throws IOException {
    Path schema = file("c.json", "{\"$jsonSchema\": {\"not\": {}}}");
    Ran ran = shell.run("import", "mongo-validator", schema.toString(), "--output", "json");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("\"contract\":\"apiVersion: v3.1.0", "\"pointer\":\"/$jsonSchema/not\"")
        .contains("\"line\":1,\"column\":25");
  }

  @Test
  void aFileThatCannotBeReadIsOneSentenceWithItsPlace() throws IOException {
    Path schema = file("c.json", "{\"a\": 1,\n \"a\": 2}");
    Ran ran = shell.run("import", "jsonschema", schema.toString());
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("c.json:2:2: ", "occurs twice", "Nothing was written.");
    assertThat(shell.run("import", "jsonschema", "nowhere.json").exit()).isEqualTo(1);
    assertThat(shell.run("import", "xml", schema.toString()).exit()).isEqualTo(1);
  }

  @Test
  void aCollectionIsExportedWithWhatIsLostOnTheWay() {
    Ran ran = shell.run("export", "mongo-validator", ORDERS.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("\"collMod\": \"orders_v2\"", "\"validationLevel\": \"moderate\"")
        .doesNotContain("$ref", "\"default\"", "\"format\"", "\"type\"");
    assertThat(ran.err()).contains("Not said in the output: status: an enum that may grow");
  }

  @Test
  void aCollectionThatIsNotThereIsSuggested() {
    Ran ran = shell.run("export", "jsonschema", ORDERS.toString(), "--collection", "ordres");
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("no collection 'ordres'", "orders");
  }
}
