package dev.lockstep.checks.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import dev.lockstep.model.change.Change;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.registry.query.Rewriting;
import dev.lockstep.registry.query.Serving;
import dev.lockstep.registry.query.language.Query;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rewritten statements answer and leave, on a real Cassandra, what the originals do, and what the
 * planner says is refused is refused there.
 */
class CqlRewritingTest {
  private static final long SEED = 7;
  private static final int SELECTS = 120;
  private static final int WRITES = 40;
  private static final int PLANS = 200;
  private static final List<String> TOUCHED = List.of("name", "owner", "pieces", "state");

  private static CqlSpace space;

  @BeforeAll
  static void open() throws InterruptedException {
    space = CqlSpace.open();
  }

  @AfterAll
  static void close() {
    space.close();
  }

  /** Rows of the old shape, of the new one, and of either or both. */
  private record Tables(Change change, String old, String fresh, String mixed) {
    static Tables create(Change change) {
      String columns =
          "%s, %s, %s".formatted(EventTable.COLUMNS, EventTable.NEW_COLUMNS, EventTable.KEY);
      return new Tables(
          change,
          space.table(EventTable.COLUMNS + ", " + EventTable.KEY, EventTable.ORDER),
          space.table(columns, EventTable.ORDER),
          space.table(columns, EventTable.ORDER));
    }

    void fill(SplittableRandom random) {
      RandomStatements statements = new RandomStatements(random);
      for (int i = 0; i < 40; i++) {
        Map<String, String> row = new HashMap<>();
        for (String column : List.of("name", "pieces", "paid", "state", "zip", "owner")) {
          if (random.nextInt(4) > 0) {
            String literal = statements.literal(column);
            row.put(column, literal.equals("'odd'") ? "'lost'" : literal);
          }
        }
        for (String key : List.of("shop", "day", "at", "id")) {
          row.put(key, statements.literal(key));
        }
        // A row that is written twice would keep cells of both.
        row.putIfAbsent("name", "'ada'");
        insert(old, row);
        insert(fresh, renewed(row));
        Map<String, String> both = new HashMap<>(row);
        both.putAll(renewed(row));
        insert(mixed, List.of(row, renewed(row), both).get(random.nextInt(3)));
      }
    }

    private Map<String, String> renewed(Map<String, String> row) {
      Map<String, String> renewed = new HashMap<>();
      row.forEach((column, literal) -> {
        String to = EventTable.renamed(change, column);
        renewed.put(
            to,
            switch (to) {
              case "digits" -> "'" + literal + "'";
              case "code" -> "'" + literal.substring(1, 2).toUpperCase(Locale.ROOT) + "'";
              default -> literal;
            });
      });
      return renewed;
    }

    private void insert(String table, Map<String, String> row) {
      for (String column : List.of("shop", "day", "at", "id")) {
        assertThat(row).containsKey(column);
      }
      String where =
          "shop = %s AND day = %s AND at = %s AND id = %s"
              .formatted(row.get("shop"), row.get("day"), row.get("at"), row.get("id"));
      if (space.rows("SELECT id FROM %s WHERE %s".formatted(table, where)).isEmpty()) {
        Map<String, String> written = new HashMap<>(row);
        // Rows of a partition share it, so that whoever comes first decides.
        boolean isFirst =
            space
                .rows(
                    "SELECT id FROM %s WHERE shop = %s AND day = %s"
                        .formatted(table, row.get("shop"), row.get("day")))
                .isEmpty();
        if (!isFirst) {
          written.remove("owner");
          written.remove("keeper");
        }
        space.run(
            "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                    table,
                    String.join(", ", written.keySet()),
                    String.join(", ", written.values())));
      }
    }
  }

  private static Change change(String name) {
    return name.equals("renaming") ? EventTable.renaming() : EventTable.recoding();
  }

  private static List<Row> ask(String cql, String table) {
    return space.rows(cql.replace(" events", " " + table));
  }

  private static Optional<String> text(Rewriting rewriting, String original) {
    return switch (rewriting) {
      case Rewriting.Same same -> Optional.of(original);
      case Rewriting.Rewritten rewritten ->
          Optional.of(((Value.Text) rewritten.template().template()).value());
      case Rewriting.Impossible impossible -> Optional.empty();
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"renaming", "recoding"})
  void rewrittenQueriesAnswerTheSameRows(String name) {
    Change change = change(name);
    SplittableRandom random = new SplittableRandom(SEED);
    Tables tables = Tables.create(change);
    tables.fill(random);
    RandomStatements statements = new RandomStatements(random);
    int renewed = 0;
    int both = 0;
    for (int i = 0; i < SELECTS; i++) {
      String cql = statements.select();
      Query query = Query.of(EventTable.template(cql), EventTable.promise());
      List<Row> wanted = ask(cql, tables.old());
      Optional<String> inNew = text(query.renewed(change), cql);
      Optional<String> inBoth = text(query.coexisting(change), cql);
      inNew.ifPresent(each -> expect(change, cql, each, wanted, ask(each, tables.fresh()), false));
      inBoth.ifPresent(each -> expect(change, cql, each, wanted, ask(each, tables.mixed()), true));
      renewed += inNew.filter(each -> !each.equals(cql)).isPresent() ? 1 : 0;
      both += inBoth.filter(each -> !each.equals(cql)).isPresent() ? 1 : 0;
    }
    assertThat(renewed).as("rewritten for the new shape").isGreaterThan(SELECTS / 4);
    assertThat(both).as("rewritten for both shapes").isGreaterThan(SELECTS / 8);
  }

  /** Each value in its place, or in the column behind where its own holds nothing. */
  private static void expect(
      Change change, String cql, String asked, List<Row> wanted, List<Row> found, boolean both) {
    assertThat(found).as("%s instead of %s (seed %d)", asked, cql, SEED).hasSameSizeAs(wanted);
    for (int r = 0; r < wanted.size(); r++) {
      int more = wanted.get(r).getColumnDefinitions().size();
      for (int i = 0; i < wanted.get(r).getColumnDefinitions().size(); i++) {
        String column = wanted.get(r).getColumnDefinitions().get(i).getName().asInternal();
        String renamed = EventTable.renamed(change, column);
        Object value = wanted.get(r).getObject(i);
        Object there = found.get(r).getObject(i);
        boolean isBeside = both && !renamed.equals(column);
        if (isBeside && there == null) {
          there = found.get(r).getObject(more);
        } else if (isBeside) {
          renamed = column;
        }
        more += isBeside ? 1 : 0;
        Object expected = value == null ? null : EventTable.renewed(renamed, value);
        assertThat(there).as("%s of %s instead of %s", column, asked, cql).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"renaming", "recoding"})
  void rewrittenWritesLeaveTheSameRows(String name) {
    Change change = change(name);
    SplittableRandom random = new SplittableRandom(SEED + 1);
    Tables tables = Tables.create(change);
    tables.fill(random);
    RandomStatements statements = new RandomStatements(random);
    int done = 0;
    for (int i = 0; i < WRITES; i++) {
      String cql = statements.write();
      Query query = Query.of(EventTable.template(cql), EventTable.promise());
      Optional<String> inNew = text(query.renewed(change), cql);
      Optional<String> inBoth = text(query.coexisting(change), cql);
      if (inNew.isPresent() && inBoth.isPresent()) {
        space.run(cql.replace(" events", " " + tables.old()));
        space.run(inNew.get().replace(" events", " " + tables.fresh()));
        space.run(inBoth.get().replace(" events", " " + tables.mixed()));
        done += inBoth.get().equals(cql) ? 0 : 1;
      }
    }
    assertThat(done).isGreaterThan(WRITES / 2);
    String all = "SELECT shop, day, at, id, name, owner, pieces, state, zip FROM events";
    Query query = Query.of(EventTable.template(all), EventTable.promise());
    List<Row> wanted = ask(all, tables.old());
    String inNew = text(query.renewed(change), all).orElseThrow();
    String inBoth = text(query.coexisting(change), all).orElseThrow();
    expect(change, all, inNew, wanted, ask(inNew, tables.fresh()), false);
    expect(change, all, inBoth, wanted, ask(inBoth, tables.mixed()), true);
    assertThat(TOUCHED.stream().filter(each -> !EventTable.renamed(change, each).equals(each)))
        .hasSizeGreaterThan(1);
  }

  @Test
  void thePlannerRefusesWhatCassandraRefuses() {
    String table = space.table(EventTable.COLUMNS + ", " + EventTable.KEY, EventTable.ORDER);
    space.run("CREATE INDEX %s_zip ON %s (zip)".formatted(table, table));
    space.run("CREATE INDEX %s_tags ON %s (tags)".formatted(table, table));
    space.run("CREATE INDEX %s_notes ON %s (keys(notes))".formatted(table, table));
    space.run("CREATE CUSTOM INDEX %s_pieces ON %s (pieces) USING 'sai'".formatted(table, table));
    space.run("CREATE CUSTOM INDEX %s_name ON %s (name) USING 'sai'".formatted(table, table));
    RandomStatements statements = new RandomStatements(new SplittableRandom(SEED));
    List<String> wrong = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < PLANS; i++) {
      String cql = statements.daring();
      Serving serving =
          Query.of(
                  EventTable.template(cql),
                  EventTable.promise(
                      index("zip", Optional.empty()),
                      index("tags", Optional.empty()),
                      index("notes", Optional.of("keys")),
                      index("pieces", Optional.of("sai")),
                      index("name", Optional.of("sai"))))
              .serving();
      Optional<String> answer = refusal(cql.replace(" events", " " + table));
      refused += answer.isPresent() ? 1 : 0;
      if (answer.isPresent() != serving instanceof Serving.Refused) {
        wrong.add("%s -> %s; Cassandra: %s".formatted(cql, serving, answer.orElse("takes it")));
      }
    }
    assertThat(wrong).as("%d of %d are refused", refused, PLANS).isEmpty();
    assertThat(refused).isBetween(PLANS / 5, PLANS * 4 / 5);
  }

  private static Index index(String column, Optional<String> kind) {
    return new Index(
        Optional.empty(),
        "by_" + column,
        List.of(KeyPart.ascending(Path.of(column))),
        kind,
        Index.Options.PLAIN);
  }

  private static Optional<String> refusal(String cql) {
    try {
      return space.rows(cql).isEmpty() ? Optional.empty() : Optional.of("rows of an empty table");
    } catch (InvalidQueryException e) {
      // It takes them from whoever asks for all rows at once.
      return Optional.of(String.valueOf(e.getMessage()))
          .filter(message -> !message.startsWith("Cannot page queries"));
    }
  }
}
