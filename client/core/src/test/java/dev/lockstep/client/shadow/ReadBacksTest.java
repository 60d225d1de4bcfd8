package dev.lockstep.client.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.client.shadow.ReadBacks.Found;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.inplace.Shape;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadBacksTest {
  private static final Value KEY = Value.text("order-1");

  private final Map<Shape, String> sides = new EnumMap<>(Shape.class);
  private boolean isWanted = true;
  private int reads;
  private final ReadBacks backs = new ReadBacks(key -> isWanted);

  private @Nullable Object read(Value key, Shape shape) throws IOException {
    reads++;
    if (key.equals(Value.text("away"))) {
      throw new IOException("away");
    }
    return sides.get(shape);
  }

  private void write(String old, String renewed) {
    sides.put(Shape.OLD, old);
    sides.put(Shape.NEW, renewed);
    backs.offer(KEY);
  }

  private void rounds(int rounds) {
    for (int i = 0; i < rounds; i++) {
      assertThat(backs.run()).isPositive();
    }
  }

  @Test
  void whatAgreesIsCountedAtTheFirstLookAndWhatDiffersAtTheSecond() {
    backs.begin(this::read, 10);
    write("a", "a");
    rounds(1);
    assertThat(backs.found()).isEqualTo(new Found(1, 0));
    write("a", "b");
    rounds(1);
    assertThat(backs.found()).isEqualTo(new Found(1, 0));
    rounds(5);
    assertThat(backs.found()).isEqualTo(new Found(2, 1));
  }

  @Test
  void aWriteThatIsUnderWayIsNoDifference() {
    backs.begin(this::read, 10);
    write("b", "a");
    rounds(1);
    sides.put(Shape.NEW, "b");
    rounds(2);
    assertThat(backs.found()).isEqualTo(new Found(1, 0));
  }

  @Test
  void itIsOffUntilItIsToldHowToReadAndReadsNoMoreThanItWasTold() {
    write("a", "b");
    rounds(2);
    assertThat(reads).isZero();
    backs.begin(this::read, 3);
    for (int i = 0; i < 1000; i++) {
      write("a", "a");
    }
    rounds(1);
    assertThat(reads).isEqualTo(2 * 3);
  }

  @Test
  void whatCannotBeReadOrNeedNotAgreeSaysNothing() {
    backs.begin(this::read, 10);
    backs.offer(Value.text("away"));
    backs.offer(Value.NULL);
    rounds(2);
    write("a", "b");
    isWanted = false;
    rounds(2);
    assertThat(backs.found()).isEqualTo(new Found(0, 0));
  }
}
