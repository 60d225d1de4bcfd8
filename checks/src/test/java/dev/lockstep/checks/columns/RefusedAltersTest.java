package dev.lockstep.checks.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.servererrors.QueryValidationException;
import dev.lockstep.checks.columns.AlteredTable.Version;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each statement that a rule says is refused is run on a real node, and so is what is allowed. */
final class RefusedAltersTest {
  private static final String ID =
      "- {id: k, name: id, logicalType: string, physicalType: text, primaryKey: true}\n";
  private static final String DAY =
      "- {name: day, logicalType: timestamp, physicalType: timestamp}\n";
  private static final String ROWS = "id text, day timestamp, card text, PRIMARY KEY (id, day)";

  private static CqlSpace space;

  @BeforeAll
  static void openAKeyspace() throws InterruptedException {
    space = CqlSpace.open();
    space.run("CREATE TYPE address_t (zip int, city text)");
  }

  @AfterAll
  static void dropIt() {
    space.close();
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("COLUMN_TYPE_ALTER_UNSUPPORTED", retyped("int", "bigint")),
        Arguments.of("COLUMN_TYPE_ALTER_UNSUPPORTED", retyped("int", "varint")),
        Arguments.of("COLUMN_TYPE_ALTER_UNSUPPORTED", retyped("ascii", "text")),
        Arguments.of("COLUMN_TYPE_ALTER_UNSUPPORTED", retyped("text", "blob")),
        Arguments.of(
            "COLUMN_RENAME_UNSUPPORTED",
            AlteredTable.of(
                "id text PRIMARY KEY, zip text",
                Version.of(ID + "- {id: z, name: zip, logicalType: string, physicalType: text}"),
                Version.of(
                    ID + "- {id: z, name: postcode, logicalType: string, physicalType: text}"))),
        Arguments.of(
            "PRIMARY_KEY_ALTER_UNSUPPORTED",
            AlteredTable.of(
                ROWS,
                new Version("{partition: [id], clustering: {day: asc}}", ID + DAY),
                new Version("{partition: [id], clustering: {day: desc}}", ID + DAY))),
        Arguments.of(
            "PRIMARY_KEY_ALTER_UNSUPPORTED",
            AlteredTable.of(
                ROWS,
                new Version("{partition: [id], clustering: {day: asc}}", ID + DAY),
                new Version("{partition: [id, day]}", ID + DAY))),
        Arguments.of(
            "STATIC_KIND_CHANGED",
            AlteredTable.of(
                ROWS,
                Version.of(ID + DAY + card("regular")),
                Version.of(ID + DAY + card("static")))),
        Arguments.of("FROZEN_CHANGED", retyped("list<text>", "frozen<list<text>>")),
        Arguments.of("FROZEN_CHANGED", retyped("frozen<set<int>>", "set<int>")),
        Arguments.of("COUNTER_MIXED", added("zip text", column("zip", "text"), "counter")),
        Arguments.of("COUNTER_MIXED", added("zip counter", column("zip", "counter"), "text")),
        Arguments.of("UDT_FIELD_CHANGED", address("int", "bigint")),
        Arguments.of("UDT_FIELD_CHANGED", address("int", "")),
        Arguments.of("COLUMN_READDED_INCOMPATIBLE", readded("bigint", "text")),
        Arguments.of("COLUMN_READDED_INCOMPATIBLE", readded("int", "blob")),
        Arguments.of("COLUMN_READDED_INCOMPATIBLE", readded("text", "ascii")),
        Arguments.of("COLUMN_READDED_INCOMPATIBLE", readded("uuid", "timeuuid")),
        Arguments.of(
            "DEPENDENT_VIEW_OR_INDEX",
            AlteredTable.of(
                    "id text PRIMARY KEY, zip text",
                    Version.of(ID + column("zip", "text")),
                    Version.of(ID))
                .after("CREATE INDEX %1$s_zip ON %1$s (zip)")
                .knowing("views: [], indexes: {a_zip: [zip]}")));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatARuleSaysIsRefusedIsRefused(String rule, AlteredTable altered) {
    String table = created(altered);
    List<String> statements = altered.refused(rule, table).toList();
    assertThat(statements).isNotEmpty();
    assertThat(statements)
        .allSatisfy(statement ->
            assertThatThrownBy(() -> space.run(statement))
                .as(statement)
                .isInstanceOf(QueryValidationException.class));
  }

  static Stream<Arguments> allowed() {
    return Stream.of(
        Arguments.of(
            "COLUMN_RENAME_UNSUPPORTED",
            AlteredTable.of(
                "id text PRIMARY KEY",
                Version.of(ID),
                Version.of(ID.replace("name: id", "name: oid"))),
            "ALTER TABLE %s RENAME id TO oid"),
        Arguments.of(
            "COUNTER_MIXED",
            added("zip counter", column("zip", "counter"), "counter"),
            "ALTER TABLE %s ADD fresh counter"),
        Arguments.of(
            "COLUMN_READDED_INCOMPATIBLE", readded("text", "text"), "ALTER TABLE %s ADD zip text"),
        Arguments.of(
            "COLUMN_READDED_INCOMPATIBLE", readded("ascii", "text"), "ALTER TABLE %s ADD zip text"),
        Arguments.of(
            "COLUMN_READDED_INCOMPATIBLE", readded("text", "blob"), "ALTER TABLE %s ADD zip blob"),
        Arguments.of(
            "COLUMN_READDED_INCOMPATIBLE",
            readded("timeuuid", "uuid"),
            "ALTER TABLE %s ADD zip uuid"),
        Arguments.of(
            "DEPENDENT_VIEW_OR_INDEX",
            AlteredTable.of(
                    "id text PRIMARY KEY, zip text",
                    Version.of(ID + column("zip", "text")),
                    Version.of(ID))
                .knowing("views: [], indexes: {}"),
            "ALTER TABLE %s DROP zip"));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void whereARuleIsSilentTheNodeTakesTheStatement(
      String rule, AlteredTable altered, String statement) {
    String table = created(altered);
    assertThat(altered.findings(rule, table)).isEmpty();
    assertThatCode(() -> space.run(statement.formatted(table))).doesNotThrowAnyException();
  }

  private static String created(AlteredTable altered) {
    String table = space.table(altered.columns(), "");
    altered.first().forEach(statement -> space.run(statement.formatted(table)));
    return table;
  }

  private static String column(String name, String type) {
    return "- {name: %s, logicalType: string, physicalType: '%s'}\n".formatted(name, type);
  }

  private static String card(String kind) {
    return "- {name: card, logicalType: string, physicalType: text, customProperties: "
        + "[{property: nosql, value: {kind: %s}}]}\n".formatted(kind);
  }

  private static AlteredTable retyped(String before, String after) {
    return AlteredTable.of(
        "id text PRIMARY KEY, val " + before,
        Version.of(ID + column("val", before)),
        Version.of(ID + column("val", after)));
  }

  private static AlteredTable added(String columns, String kept, String type) {
    return AlteredTable.of(
        "id text PRIMARY KEY, " + columns,
        Version.of(ID + kept),
        Version.of(ID + kept + column("fresh", type)));
  }

  private static AlteredTable readded(String before, String after) {
    return AlteredTable.of(
            "id text PRIMARY KEY, zip " + before,
            Version.of(ID),
            Version.of(ID + column("zip", after)))
        .after("ALTER TABLE %s DROP zip")
        .knowing("dropped: {zip: {type: '%s', kind: regular}}".formatted(before));
  }

  private static AlteredTable address(String before, String after) {
    return AlteredTable.of(
        "id text PRIMARY KEY, address frozen<address_t>",
        Version.of(ID + address(before)),
        Version.of(ID + address(after)));
  }

  private static String address(String type) {
    String zip =
        type.isEmpty()
            ? ""
            : ", {name: zip, logicalType: integer, physicalType: %s}".formatted(type);
    return "- {name: address, logicalType: object, physicalType: 'frozen<address_t>', properties: "
        + "[{name: city, logicalType: string, physicalType: text}%s]}\n".formatted(zip);
  }
}
