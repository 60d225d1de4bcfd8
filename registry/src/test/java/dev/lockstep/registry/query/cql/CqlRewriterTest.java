package dev.lockstep.registry.query.cql;

import static dev.lockstep.registry.query.cql.Statements.coexisting;
import static dev.lockstep.registry.query.cql.Statements.renewed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.document.ValueType;
import dev.lockstep.model.path.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CqlRewriterTest {
  private static final Operation RENAME = new Operation.Rename(Path.of("zip"), Path.of("Post"));
  private static final Operation TAGS = new Operation.Rename(Path.of("tags"), Path.of("marks"));
  private static final Operation[] TEXT = {
    new Operation.Rename(Path.of("qty"), Path.of("amount")),
    new Operation.Convert(Path.of("amount"), ValueType.STRING, new Operation.Otherwise.Reject())
  };

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT zip, at FROM orders WHERE shop = :z"
            + "|SELECT \"Post\", at FROM orders WHERE shop = :z"
            + "|SELECT zip, at, \"Post\" FROM orders WHERE shop = :z",
        "SELECT * FROM orders|SELECT shop, at, hits, qty, tags, \"Post\" FROM orders"
            + "|SELECT shop, at, hits, qty, tags, zip, \"Post\" FROM orders",
        "UPDATE orders SET zip = :z WHERE shop = 'a' AND at = 1"
            + "|UPDATE orders SET \"Post\" = :z WHERE shop = 'a' AND at = 1"
            + "|UPDATE orders SET zip = :z, \"Post\" = :z WHERE shop = 'a' AND at = 1",
        "INSERT INTO orders (shop, at, zip) VALUES (?, ?, 'x')"
            + "|INSERT INTO orders (shop, at, \"Post\") VALUES (?, ?, 'x')"
            + "|INSERT INTO orders (shop, at, zip, \"Post\") VALUES (?, ?, 'x', 'x')",
        "DELETE zip FROM orders WHERE shop = 'a' AND at = 1"
            + "|DELETE \"Post\" FROM orders WHERE shop = 'a' AND at = 1"
            + "|DELETE zip, \"Post\" FROM orders WHERE shop = 'a' AND at = 1",
        "SELECT qty FROM orders|same|same",
      })
  void aNewColumnTakesThePlaceOfTheOldOneOrStandsBeside(String cql, String fresh, String both) {
    assertThat(renewed(cql, RENAME)).isEqualTo(fresh);
    assertThat(coexisting(cql, RENAME)).isEqualTo(both);
  }

  @Test
  void constantsBecomeWhatTheValuesBecome() {
    assertThat(
            renewed(
                "SELECT at FROM orders WHERE qty IN (1, -2) AND zip = 'a' ALLOW FILTERING", TEXT))
        .isEqualTo(
            "SELECT at FROM orders WHERE amount IN ('1', '-2') AND zip = 'a' ALLOW FILTERING");
    assertThat(coexisting("UPDATE orders SET qty = 5 WHERE shop = 'a' AND at = 1", TEXT))
        .isEqualTo("UPDATE orders SET qty = 5, amount = '5' WHERE shop = 'a' AND at = 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT at FROM orders WHERE zip = 'a' ALLOW FILTERING|CQL has no OR",
        "UPDATE orders SET zip = ? WHERE shop = 'a' AND at = 1|its marker needs a name",
        "INSERT INTO orders (shop, at, zip) VALUES ('a', 1, f())|may be another the second time",
        "UPDATE orders SET zip = 'b' WHERE shop = 'a' AND at = 1 IF zip = 'a'|it is a transaction",
        "SELECT max(zip) FROM orders|it computes with zip",
        "SELECT writetime(zip) FROM orders|it asks for the time of zip",
        "INSERT INTO orders JSON :z|the columns that a text in JSON names",
        "SELECT zip FROM orders WHERE zip = OR|'OR' at line 1, column 36 is not understood",
      })
  void whatMayBeWrongWhileBothShapesLiveIsRefused(String cql, String why) {
    assertThat(coexisting(cql, RENAME)).startsWith("Cannot rewrite the query: ").contains(why);
  }

  @Test
  void whatCannotBeKnownIsRefused() {
    assertThat(renewed("SELECT at FROM orders WHERE qty = :n ALLOW FILTERING", TEXT))
        .contains("so must what is bound");
    assertThat(renewed("SELECT at FROM orders WHERE qty > 1 ALLOW FILTERING", TEXT))
        .contains("it orders the values at qty");
    assertThat(renewed("UPDATE orders SET tags = tags + {'x'} WHERE shop = 'a' AND at = 1", TAGS))
        .contains("a part of tags");
    assertThat(renewed("SELECT zip FROM orders", new Operation.Remove(Path.of("zip"))))
        .contains("zip is removed");
    assertThat(renewed("SELECT at FROM orders", new Operation.Rename(Path.of("at"), Path.of("x"))))
        .contains("at is part of the key");
    assertThat(renewed("SELECT qty FROM orders", new Operation.Wrap(Path.of("qty"))))
        .contains("a column keeps its type");
  }
}
