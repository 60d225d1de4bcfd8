package dev.lockstep.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import dev.lockstep.testkit.cassandra.CqlSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Collections: the reasons to carry them element by element, and lists not at all. */
final class CollectionsTest {
  @Opened private static CqlSpace space;

  /** E7. Maps, sets and fields of types are carried element by element, at their own times. */
  @Test
  void assigningAWholeMapErasesAnElementThatIsOlderAndLive() {
    String table = space.table("id int PRIMARY KEY, m map<text, int>", "");
    space.run("UPDATE %s USING TIMESTAMP 150 SET m['live'] = 1 WHERE id = 1".formatted(table));
    space.run("UPDATE %s USING TIMESTAMP 200 SET m = {'a': 2} WHERE id = 1".formatted(table));
    assertThat(map(table)).isEqualTo(Map.of("a", 2));
  }

  /** E7. Element by element, both survive. */
  @Test
  void puttingOneElementLeavesTheOthers() {
    String table = space.table("id int PRIMARY KEY, m map<text, int>", "");
    space.run("UPDATE %s USING TIMESTAMP 150 SET m['live'] = 1 WHERE id = 1".formatted(table));
    space.run("UPDATE %s USING TIMESTAMP 200 SET m = m + {'a': 2} WHERE id = 1".formatted(table));
    assertThat(map(table)).isEqualTo(Map.of("a", 2, "live", 1));
  }

  /** E7. Lists that are not frozen are refused as targets: a replay doubles them. */
  @Test
  void assigningAListTwiceAtOneTimeDoublesIt() {
    String table = space.table("id int PRIMARY KEY, l list<text>", "");
    String assignment =
        "UPDATE %s USING TIMESTAMP 100 SET l = ['a', 'b'] WHERE id = 1".formatted(table);
    space.run(assignment);
    space.run(assignment);
    assertThat(space.row("SELECT l FROM %s".formatted(table)).getList("l", String.class))
        .containsExactly("a", "b", "a", "b");
  }

  /** A frozen list is one cell, and as safe as a scalar. */
  @Test
  void assigningAFrozenListTwiceAtOneTimeIsAsGoodAsOnce() {
    String table = space.table("id int PRIMARY KEY, l frozen<list<text>>", "");
    String assignment =
        "UPDATE %s USING TIMESTAMP 100 SET l = ['a', 'b'] WHERE id = 1".formatted(table);
    space.run(assignment);
    space.run(assignment);
    assertThat(space.row("SELECT l FROM %s".formatted(table)).getList("l", String.class))
        .containsExactly("a", "b");
  }

  /** E7. The times of elements can be read, in the order of the elements. */
  @Test
  void theTimesOfElementsCanBeRead() {
    String table = space.table("id int PRIMARY KEY, m map<text, int>, s set<int>, l list<int>", "");
    space.run("UPDATE %s USING TIMESTAMP 150 SET m['b'] = 1 WHERE id = 1".formatted(table));
    space.run("UPDATE %s USING TIMESTAMP 100 SET m['a'] = 1 WHERE id = 1".formatted(table));
    space.run(
        "UPDATE %s USING TIMESTAMP 300 AND TTL 60 SET m['c'] = 1, s = s + {7} WHERE id = 1"
            .formatted(table));
    Row row =
        space.row(
            "SELECT writetime(m), maxwritetime(m), writetime(m['b']), ttl(m), writetime(s),"
                + " writetime(l) FROM %s".formatted(table));
    assertThat(row.getList(0, Long.class)).containsExactly(100L, 150L, 300L);
    assertThat(row.getLong(1)).isEqualTo(300);
    assertThat(row.getLong(2)).isEqualTo(150);
    assertThat(row.getList(3, Integer.class)).hasSize(3).startsWith(null, null);
    assertThat(row.getList(4, Long.class)).isEqualTo(List.of(300L));
    assertThat(row.isNull(5)).isTrue();
  }

  /** E7. Fields of a type that is not frozen have times of their own; a frozen one has one. */
  @Test
  void theTimesOfFieldsCanBeReadWhereTheTypeIsNotFrozen() {
    space.run("CREATE TYPE pair (x int, y int)");
    String table = space.table("id int PRIMARY KEY, p pair, f frozen<pair>", "");
    space.run("UPDATE %s USING TIMESTAMP 100 SET p.x = 1 WHERE id = 1".formatted(table));
    space.run("UPDATE %s USING TIMESTAMP 150 SET f = {x: 1, y: 2} WHERE id = 1".formatted(table));
    Row row =
        space.row("SELECT writetime(p), writetime(p.x), writetime(f) FROM %s".formatted(table));
    assertThat(row.getList(0, Long.class)).isEqualTo(Arrays.asList(100L, null));
    assertThat(row.getLong(1)).isEqualTo(100);
    assertThat(row.getLong(2)).isEqualTo(150);
  }

  private static Map<String, Integer> map(String table) {
    return space.row("SELECT m FROM %s".formatted(table)).getMap("m", String.class, Integer.class);
  }
}
