package dev.lockstep.checks.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NamesTest {
  @Test
  void theProductHasNoBannedName() {
    assertThat(Names.banned(Product.classes())).isEmpty();
  }

  @Test
  void aBannedNameIsReported() {
    assertThat(Names.banned(Product.planted()))
        .containsExactly("dev.lockstep.checks.graph.planted.AbstractPlantedManager");
  }
}
