package dev.lockstep.checks.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.contract.ContractFile;
import dev.lockstep.formats.reading.Located;
import dev.lockstep.formats.reading.Outcome;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Contract;
import dev.lockstep.model.contract.Engine;
import dev.lockstep.model.contract.Head;
import dev.lockstep.model.contract.Keys;
import dev.lockstep.model.contract.Storage;
import dev.lockstep.model.contract.Team;
import dev.lockstep.model.governance.Governance;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.model.version.Version;
import dev.lockstep.registry.exchange.ExportFormat;
import dev.lockstep.registry.exchange.Import;
import dev.lockstep.registry.exchange.ImportFormat;
import dev.lockstep.registry.exchange.draft.Foreign;
import dev.lockstep.registry.json.Json;
import dev.lockstep.registry.json.JsonReader;
import dev.lockstep.registry.lint.Level;
import dev.lockstep.registry.lint.Lint;
import dev.lockstep.registry.lint.LintSettings;
import dev.lockstep.registry.schema.Dialect;
import dev.lockstep.registry.writing.ContractWriter;
import dev.lockstep.registry.writing.Meanings;
import dev.lockstep.testkit.seed.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contracts and schemas, one made of the other, judged by a validator that knows neither. */
final class ExchangedSchemasTest {
  private static final int DOCUMENTS = 30;

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      names = {"MONGO_VALIDATOR", "JSONSCHEMA"})
  void aDocumentIsValidUnderTheExportedSchemaExactlyWhereItFitsTheContract(ExportFormat format) {
    int[] counts = new int[2];
    Seeds.configured()
        .check(
            80,
            random -> {
              Shape.Fields shape = shape(format, random);
              Json schema = exported(format, contract(shape));
              Fitting fitting = new Fitting(random);
              for (int i = 0; i < DOCUMENTS; i++) {
                Json.Members document = fitting.document(shape);
                boolean fits = Fitting.fits(shape, document);
                counts[fits ? 1 : 0]++;
                assertThat(validator(format).isValid(schema, document))
                    .as("%s under %s", document, schema)
                    .isEqualTo(Optional.of(fits));
              }
            });
    assertThat(counts[0]).as("documents that do not fit").isGreaterThan(300);
    assertThat(counts[1]).as("documents that fit").isGreaterThan(300);
  }

  private static Shape.Fields shape(ExportFormat format, SplittableRandom random) {
    return new AnyShapes(random, format == ExportFormat.MONGO_VALIDATOR).documents();
  }

  private static IndependentValidator validator(ExportFormat format) {
    return new IndependentValidator(
        format == ExportFormat.JSONSCHEMA ? Dialect.DRAFT_2020_12 : Dialect.DRAFT_4);
  }

  private static Located<Contract> contract(Shape.Fields shape) {
    CollectionPromise collection =
        new CollectionPromise(
            Optional.of("c"),
            "things",
            Optional.empty(),
            Optional.of(Engine.MONGODB),
            shape,
            Keys.NONE,
            List.of(),
            List.of(),
            Storage.NONE,
            Governance.NONE);
    Team team = new Team(Optional.empty(), Optional.of("team"), List.of());
    Head head =
        new Head(
            "things", Optional.empty(), Version.of("0.1.0"), "draft", "v3.1.0", Optional.of(team));
    Contract contract = new Contract(head, List.of(collection), List.of(), Governance.NONE);
    Located<Contract> read = read(ContractWriter.write(contract, new Meanings()));
    assertThat(read.value()).as("a contract is read as it is written").isEqualTo(contract);
    return read;
  }

  private static Located<Contract> read(String text) {
    return switch (ContractFile.read("c.yaml", text.getBytes(StandardCharsets.UTF_8))) {
      case Outcome.Whole<Contract> whole -> whole.located();
      case Outcome.Broken<Contract> broken ->
          throw new AssertionError(broken.findings() + "\n" + text);
    };
  }

  /** The schema in the words of plain JSON Schema. */
  private static Json exported(ExportFormat format, Located<Contract> contract) {
    CollectionPromise collection = contract.value().collections().getFirst();
    Json json = JsonReader.read(format.write(contract, collection).text());
    return format == ExportFormat.MONGO_VALIDATOR ? plain(inner(json)) : json;
  }

  private static Json inner(Json command) {
    Json validator = ((Json.Members) command).values().get("validator");
    return ((Json.Members) validator).values().get("$jsonSchema");
  }

  /** MongoDB's words for types as those of draft 4, for documents that JSON can hold. */
  private static Json plain(Json json) {
    return switch (json) {
      case Json.Members members -> {
        Map<String, Json> plain = new LinkedHashMap<>();
        members
            .values()
            .forEach((name, value) -> {
              boolean isType = name.equals("bsonType") && !(value instanceof Json.Members);
              plain.put(isType ? "type" : name, isType ? types(value) : plain(value));
            });
        yield new Json.Members(plain);
      }
      case Json.Items items -> new Json.Items(items.values().stream().map(e -> plain(e)).toList());
      default -> json;
    };
  }

  private static Json types(Json value) {
    return switch (value) {
      case Json.Items items -> new Json.Items(items.values().stream().map(e -> types(e)).toList());
      case Json.Text(String word) ->
          new Json.Text(
              switch (word) {
                case "long", "int" -> "integer";
                case "double", "decimal" -> "number";
                case "bool" -> "boolean";
                default -> word;
              });
      default -> throw new AssertionError("No type: " + value);
    };
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      names = {"MONGO_VALIDATOR", "JSONSCHEMA"})
  void whatIsExportedAndImportedAgainHasTheSameShape(ExportFormat format) {
    ImportFormat back =
        format == ExportFormat.JSONSCHEMA ? ImportFormat.JSONSCHEMA : ImportFormat.MONGO_VALIDATOR;
    Seeds.configured()
        .check(
            120,
            random -> {
              Shape.Fields shape = shape(format, random);
              Located<Contract> contract = contract(shape);
              String text =
                  format.write(contract, contract.value().collections().getFirst()).text();
              Shape again = drafted(back, text).collections().getFirst().shape();
              assertThat(bare(again)).as(text).isEqualTo(bare(shape));
            });
  }

  private static Contract drafted(ImportFormat format, String text) {
    return read(imported(format, text).text()).value();
  }

  private static Import imported(ImportFormat format, String text) {
    Foreign file =
        new Foreign("f.json", text.getBytes(StandardCharsets.UTF_8), "things", Optional.empty());
    return switch (Import.of(format, file)) {
      case Import.Result.Done done -> done.made();
      case Import.Result.Refused refused ->
          throw new AssertionError(refused.findings() + "\n" + text);
    };
  }

  /** A shape without ids and names of alternatives, which schemas do not have. */
  private static Shape bare(Shape shape) {
    return switch (shape) {
      case Shape.Fields fields ->
          new Shape.Fields(
              fields.fields().stream()
                  .map(f ->
                      new Field(f.name(), f.physicalName(), f.required(), f.kind(), bare(f.node())))
                  .toList(),
              fields.content(),
              fields.size());
      case Shape.Elements all -> new Shape.Elements(bare(all.element()), all.size(), all.unique());
      case Shape.Entries all -> new Shape.Entries(all.keyPattern(), bare(all.value()), all.size());
      case Shape.Union union ->
          new Shape.Union(
              union.members().stream().map(m -> new Shape.Member("m", bare(m.node()))).toList(),
              Optional.empty());
      default -> shape;
    };
  }

  private static Node bare(Node node) {
    return new Node(Optional.empty(), node.type(), bare(node.shape()), node.facts());
  }

  @Test
  void aSchemaThatIsImportedWithoutRemarksLetsInExactlyWhatItDid() {
    IndependentValidator theirs = new IndependentValidator(Dialect.DRAFT_7);
    int[] compared = new int[1];
    Seeds.configured()
        .check(
            1500,
            random -> {
              AnySchemas any = new AnySchemas(random, Dialect.DRAFT_7);
              Json schema = wrapped(any.schema());
              Import made = imported(ImportFormat.JSONSCHEMA, schema.toString());
              Located<Contract> draft = read(made.text());
              assertThat(Lint.of(List.of(draft), List.of(), LintSettings.DEFAULTS))
                  .as(made.text())
                  .noneMatch(finding -> finding.level() == Level.ERROR);
              if (made.remarks().size() > 1) {
                return;
              }
              Json again = exported(ExportFormat.JSONSCHEMA, draft);
              for (int i = 0; i < DOCUMENTS; i++) {
                Json document =
                    new Json.Members(Map.of("_id", Json.Num.of(1), "v", any.document(3)));
                assertThat(validator(ExportFormat.JSONSCHEMA).isValid(again, document))
                    .as("%s under %s and %s", document, schema, again)
                    .isEqualTo(theirs.isValid(schema, document));
                compared[0]++;
              }
            });
    assertThat(compared[0]).as("comparisons").isGreaterThan(500);
  }

  /** The schema of one field, whose references still find their targets. */
  private static Json wrapped(Json schema) {
    Map<String, Json> members = new LinkedHashMap<>(((Json.Members) schema).values());
    Map<String, Json> outer = new LinkedHashMap<>();
    Json definitions = members.remove("definitions");
    outer.put("type", new Json.Text("object"));
    outer.put("required", new Json.Items(List.of(new Json.Text("v"))));
    outer.put("properties", new Json.Members(Map.of("v", new Json.Members(members))));
    outer.put("definitions", definitions);
    return new Json.Members(outer);
  }
}
