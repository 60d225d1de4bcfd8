package dev.lockstep.registry.query.cql;

import static dev.lockstep.registry.query.cql.Statements.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.registry.query.Gap;
import dev.lockstep.registry.query.ParsedQuery;
import dev.lockstep.testkit.seed.SeededTest;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CqlQueryTest {
  private static final List<String> WHOLE =
      List.of(
          "SELECT JSON shop, count(*), cast(qty AS text) AS q, ttl(zip), tags['x'] FROM orders",
          "SELECT DISTINCT shop FROM ks.orders PER PARTITION LIMIT 2 LIMIT :n ALLOW FILTERING;",
          "SELECT max(qty + 1) FROM orders WHERE token(shop) > token('a') GROUP BY shop, at",
          "SELECT * FROM orders WHERE shop IN ('a', 'b') AND (at, qty) >= (1, ?) ORDER BY at DESC",
          "SELECT * FROM orders WHERE tags CONTAINS :z AND notes CONTAINS KEY 'k' AND (qty = -1)",
          "INSERT INTO orders (shop, at, tags) VALUES (:z, 0x1f, {'a', 'b'}) IF NOT EXISTS"
              + " USING TTL 5 AND TIMESTAMP ?",
          "INSERT INTO orders JSON '{\"shop\": 1}' DEFAULT UNSET",
          "UPDATE orders USING TTL 86400 SET hits = hits + 1, tags = tags - {'x'}, addr.city = :z,"
              + " notes['k'] = 'v', marks = [1] + marks, qty += 1 WHERE shop = 'a' AND at = 1",
          "UPDATE orders SET zip = 'x' WHERE shop = 'a' AND at = 1 IF zip = 'y' AND qty IN (1, 2)",
          "DELETE notes['k'], zip FROM orders USING TIMESTAMP 1 WHERE shop = 'a' IF EXISTS",
          "BEGIN UNLOGGED BATCH USING TIMESTAMP 1 INSERT INTO orders (shop) VALUES (now());"
              + " DELETE FROM other WHERE id = 1; APPLY BATCH;",
          "SELECT zip /* a comment */ FROM orders -- and one\n WHERE shop = $$it's$$ // end");

  private static String paths(String cql) {
    return query(cql).parsed().paths().stream()
        .map(each -> each.access().word() + " " + each.path() + " " + each.operators())
        .collect(Collectors.joining(", "));
  }

  @Test
  void whatCqlAllowsIsRead() {
    assertThat(WHOLE).allSatisfy(cql -> assertThat(query(cql).parsed().gaps()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT Zip, \"Zip\", addr.city FROM orders"
            + "|projects zip [], projects Zip [], projects addr.city []",
        "SELECT writetime(zip) FROM orders WHERE shop = 'a' ORDER BY at"
            + "|projects zip [writetime], filters shop [=], sorts at []",
        "UPDATE orders SET qty = 1, tags['x'] = 'y' WHERE shop = 'a'"
            + "|writes qty [=], writes tags [[]], upsertKeys shop [=]",
        "DELETE zip FROM orders WHERE shop = 'a' IF qty > 1"
            + "|writes zip [DELETE], filters shop [=], filters qty [IF]",
        "BEGIN BATCH INSERT INTO orders (shop) VALUES (1); INSERT INTO x (y) VALUES (1);"
            + " APPLY BATCH|writes shop [=]",
      })
  void pathsAreListedWithTheirAccess(String cql, String paths) {
    assertThat(paths(cql)).isEqualTo(paths);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT zip FROM orders WHERE zip = 'a OR b|line 1, column 36|a string without",
        "SELECT zip FROM orders WHERE shop = 1 OR shop = 2|line 1, column 39|'OR'",
        "SELECT \"zip FROM orders|line 1, column 8|a name without",
        "SELECT zip FROM orders /* a|line 1, column 24|a comment without",
        "SELECT ☃ FROM orders|line 1, column 8|'☃'",
        "SELECT zip FROM other|line 1, column 1|the table other",
        "TRUNCATE orders|line 1, column 1|'TRUNCATE'",
        "UPDATE orders SET qty = zip + 1 WHERE shop = 1|line 1, column 25|another column",
        "INSERT INTO orders (shop, at) VALUES (1)|line 1, column 38|1 values for 2 columns",
        "|line 1, column 1|the end",
      })
  void whatIsNotUnderstoodIsAGapWithItsPlace(String cql, String place, String what) {
    List<Gap> gaps = query(cql == null ? "" : cql).parsed().gaps();
    assertThat(gaps).hasSize(1);
    assertThat(gaps.getFirst().place()).isEqualTo(place);
    assertThat(gaps.getFirst().what()).startsWith(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(", "[", "{", "f(", "'", "''", "\"", "$$", "/*", "-", "--\n", ":", "1", "a.", "é"
      })
  void hugeTextsAreReadInBoundedTime(String piece) {
    String many = piece.repeat(1_000_000 / piece.length());
    for (String cql : List.of(many, "SELECT a FROM orders WHERE a = " + many.substring(50))) {
      ParsedQuery parsed =
          Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> query(cql).parsed());
      assertThat(parsed.gaps()).hasSizeLessThan(2);
    }
  }

  @SeededTest(cases = 100)
  void anyTextIsReadOrHasAGapInside(SplittableRandom random) {
    StringBuilder text = new StringBuilder(WHOLE.get(random.nextInt(WHOLE.size())));
    for (int i = random.nextInt(4); i >= 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, "()[]{},.:;?'\"$=<>+-*/% \n\u0000☃x1".charAt(random.nextInt(28)));
        case 2 -> text.insert(at, WHOLE.get(random.nextInt(WHOLE.size())), 0, 20);
        default -> text.setLength(at);
      }
    }
    ParsedQuery parsed = query(text.toString()).parsed();
    assertThat(parsed.gaps()).as(text.toString()).hasSizeLessThan(2);
    assertThat(parsed.gaps()).allSatisfy(gap -> assertThat(gap.place()).startsWith("line "));
  }
}
