package dev.lockstep.demo.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.problem.Problem;
import dev.lockstep.model.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class KeyspaceAddressTest {
  @Test
  void theKeyspaceIsNamedExactlyWhateverStandsAroundIt() {
    assertThat(new KeyspaceAddress("cassandra://127.0.0.1:9042/shop").keyspace()).isEqualTo("shop");
    assertThat(
            new KeyspaceAddress("cassandra://me:p%40ss@a,[::1]:9043/Shop_2?consistency=quorum")
                .keyspace())
        .isEqualTo("Shop_2");
  }

  @Test
  void anAddressWithoutAKeyspaceIsRefusedAndNotRepeated() {
    assertThatThrownBy(() -> new KeyspaceAddress("cassandra://me:secret@host").keyspace())
        .hasMessage("Cannot run the demo on this keyspace: its address cannot be read")
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.USAGE));
  }

  @Test
  void itsTextDoesNotShowThePassword() {
    assertThat(new KeyspaceAddress("cassandra://me:secret@host/shop").toString())
        .doesNotContain("secret");
  }
}
