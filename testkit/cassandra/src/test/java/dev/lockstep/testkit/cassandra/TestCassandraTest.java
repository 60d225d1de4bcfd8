package dev.lockstep.testkit.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TestCassandraTest {
  @Test
  void onlyWhatIsNamedIsLeftOut() {
    assertThat(TestCassandra.isLeftOut("cassandra")).isTrue();
    assertThat(TestCassandra.isLeftOut("redis, cassandra")).isTrue();
    assertThat(TestCassandra.isLeftOut("")).isFalse();
    assertThat(TestCassandra.isLeftOut("cassandra4")).isFalse();
  }

  @Test
  void aClusterElsewhereIsNamedByHostPortAndDatacenter() {
    assertThat(CassandraContact.parse("db.example:9042/west"))
        .isEqualTo(new CassandraContact("db.example", 9042, "west"));
    assertThat(CassandraContact.parse("::1:9042"))
        .isEqualTo(new CassandraContact("::1", 9042, "datacenter1"));
    assertThatThrownBy(() -> CassandraContact.parse("db.example"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host:port/datacenter");
  }
}
