package dev.lockstep.registry.cql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.formats.Finding;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.shape.Field;
import dev.lockstep.model.shape.Node;
import dev.lockstep.model.shape.Shape;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {
  private static final String SHOP =
      """
      CREATE KEYSPACE shop WITH replication = {'class': 'SimpleStrategy'} AND durable_writes = true;
      CREATE TYPE shop.address (street text, "Zip" text);
      -- what happened to an order
      CREATE TABLE IF NOT EXISTS shop.events (
        shop text, day int, at timestamp, id timeuuid,
        owner text STATIC, hits int, "to" frozen<address>, tags set<text>, notes map<text, int>,
        codes map<int, text>, likeness vector<float, 3>,
        PRIMARY KEY ((shop, day), at, id)
      ) WITH CLUSTERING ORDER BY (at DESC, id ASC) AND default_time_to_live = 3600
        AND compaction = {'class': 'X', 'y': '1'} AND bloom_filter_fp_chance = 0.1;
      CREATE INDEX by_hits ON shop.events (hits);
      CREATE INDEX ON events (keys(notes));
      CREATE CUSTOM INDEX near ON events (likeness) USING 'StorageAttachedIndex'
        WITH OPTIONS = {'similarity_function': 'cosine'};
      CREATE TABLE counts (name text PRIMARY KEY, n counter);
      ALTER TABLE events ADD colour text, size int STATIC;
      ALTER TABLE events DROP colour;
      ALTER TABLE events RENAME id TO number;
      ALTER TYPE address ADD floor int;
      """;

  private static CollectionPromise events() {
    return Definitions.read("shop.cql", SHOP).tables().getFirst();
  }

  private static Node at(String path) {
    return events().shape().at(Path.parse(path)).getFirst();
  }

  @Test
  void keysIndexesAndExpiryArePromised() {
    CollectionPromise events = events();
    assertThat(events.keys().partition()).containsExactly(Path.of("shop"), Path.of("day"));
    assertThat(events.keys().clustering())
        .containsExactly(
            new KeyPart(Path.of("at"), KeyPart.Order.DESC), KeyPart.ascending(Path.of("number")));
    assertThat(events.indexes().stream().map(DefinitionsTest::words))
        .containsExactly("by_hits hits -", "events_notes_idx notes keys", "near likeness sai");
    assertThat(events.storage().ttl().orElseThrow().after()).contains(Duration.ofHours(1));
    assertThat(events.storage().reserved()).containsExactly(Path.of("colour"));
  }

  private static String words(Index index) {
    return "%s %s %s"
        .formatted(index.name(), index.keys().getFirst().path(), index.kind().orElse("-"));
  }

  @Test
  void columnsHaveTheirTypesAndKinds() {
    assertThat(
            events().shape().fields().stream()
                .filter(field -> field.kind() == Field.Kind.STATIC)
                .map(Field::name))
        .containsExactly("owner", "size");
    assertThat(events().shape().fields().stream().filter(Field::required).map(Field::name))
        .containsExactly("shop", "day", "at", "number");
    assertThat(at("to").type().physical()).contains("frozen<address>");
    assertThat(at("to.Zip").type().physical()).contains("text");
    assertThat(at("to.floor").type().physical()).contains("int");
    assertThat(at("tags").shape()).isInstanceOf(Shape.Elements.class);
    assertThat(at("notes.{}").type().physical()).contains("int");
    assertThat(at("codes[].key").type().physical()).contains("int");
    assertThat(at("likeness").type().physical()).contains("vector<float, 3>");
  }

  @Test
  void whatIsReadNeedsNoRemark() {
    Definitions shop = Definitions.read("shop.cql", SHOP);
    assertThat(shop.remarks()).isEmpty();
    assertThat(shop.keyspace()).isEqualTo(Optional.of("shop"));
    assertThat(shop.tables().stream().map(CollectionPromise::name))
        .containsExactly("events", "counts");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CREATE TABLE t (a int)|1|1|a table whose key is not made of its columns has no meaning",
        "CREATE TABLE t (a int PRIMARY KEY, b map<int)|1|45|Cannot read the statement: ')'",
        "CREATE TABLE t (a int PRIMARY KEY); CREATE FUNCTION f()|1|37|Cannot express the statement",
        "ALTER TABLE t ADD a int|1|13|the table t, which the file does not create",
        "CREATE TABLE t (a text PRIMARY KEY MASKED WITH DEFAULT)|1|36|The mask of the column a",
        "CREATE TABLE t (a text PRIMARY KEY) WITH comment = 'x|1|52|a string without its closing",
      })
  void whatIsNotExpressedIsARemarkWithItsPlace(String ddl, int line, int column, String words) {
    List<Finding> remarks = Definitions.read("x.cql", ddl).remarks();
    assertThat(remarks).hasSize(1);
    assertThat(remarks.getFirst().sentence()).contains(words);
    assertThat(remarks.getFirst().line()).isEqualTo(line);
    assertThat(remarks.getFirst().column()).isEqualTo(column);
  }

  @Test
  void aViewIsAnIndexAndARemark() {
    Definitions read =
        Definitions.read(
            "x.cql",
            "CREATE TABLE t (a int PRIMARY KEY, b int); CREATE MATERIALIZED VIEW v AS SELECT * FROM"
                + " t WHERE b IS NOT NULL AND a IS NOT NULL PRIMARY KEY (b, a) WITH comment = '';");
    assertThat(read.tables().getFirst().indexes().getFirst().kind()).contains("view");
    assertThat(read.remarks().stream().map(Finding::sentence))
        .containsExactly("What the view v shows and leaves out is not expressed in a contract");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "CREATE ", "(", "frozen<", "CREATE TABLE t (a int PRIMARY KEY);"})
  void hugeFilesAreReadInBoundedTime(String piece) {
    String many = piece.repeat(1_000_000 / piece.length());
    for (String ddl : List.of(many, "CREATE TABLE t (a " + many.substring(50))) {
      Definitions read =
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> Definitions.read("x.cql", ddl));
      assertThat(read.remarks()).hasSizeLessThanOrEqualTo(200);
    }
  }

  @SeededTest(cases = 60)
  void anyTextIsReadWithRemarksInside(SplittableRandom random) {
    StringBuilder text = new StringBuilder(SHOP);
    for (int i = random.nextInt(6); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
        case 1 -> text.insert(at, "()<>,;='\"{}\u0000☃".charAt(random.nextInt(13)));
        default -> text.insert(at, SHOP, 0, random.nextInt(200));
      }
    }
    long lines = text.chars().filter(each -> each == '\n').count() + 1;
    assertThat(Definitions.read("x.cql", text.toString()).remarks())
        .as(text.toString())
        .allSatisfy(remark -> assertThat(remark.line()).isBetween(1, (int) lines));
  }
}
