package dev.lockstep.cassandra.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import dev.lockstep.cassandra.cell.CellCodec.Encoded;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class SpecimensTest {
  private static final Specimens SPECIMENS = new Specimens(Set.of("b", "a"));

  @ParameterizedTest
  @FieldSource("dev.lockstep.cassandra.cell.CellCodecTest#TYPES")
  void everyTypeHasASpecimenThatItsCellsHold(DataType type) {
    Value specimen = SPECIMENS.of(type).orElseThrow();
    assertThat(CellCodec.of(type).orElseThrow().encode(specimen)).isInstanceOf(Encoded.Cell.class);
  }

  @Test
  void aMapHasTheNamesThatAreAskedFor() {
    assertThat(SPECIMENS.of(DataTypes.mapOf(DataTypes.TEXT, DataTypes.INT)))
        .contains(Document.of("a", Value.int32(1), "b", Value.int32(1)));
  }

  @Test
  void thereIsNoneOfATypeThatCannotBeCarried() {
    assertThat(SPECIMENS.of(DataTypes.COUNTER)).isEmpty();
    assertThat(SPECIMENS.of(DataTypes.tupleOf(DataTypes.INT, DataTypes.COUNTER))).isEmpty();
  }
}
