package dev.lockstep.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.api.wire.StageEvent;
import dev.lockstep.api.wire.StageMessage;
import dev.lockstep.api.wire.WireException;
import dev.lockstep.api.wire.WireJson;
import dev.lockstep.model.stage.Stage;
import dev.lockstep.testkit.seed.Damage;
import dev.lockstep.testkit.seed.Seeds;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
  private static final StageEvent FIRST =
      new StageEvent("orders", StageMessage.of(1, Stage.RETIRED));
  private static final StageEvent SECOND =
      new StageEvent("carts", StageMessage.of(2, Stage.VERIFIED));
  private static final String STREAM =
      ":hello\nretry: 10\nevent: stage\nid: 1\ndata: %s\n\n:\nevent: other\ndata: [\n\ndata:x\n\n"
              .formatted(WireJson.write(FIRST))
          + "event:stage\ndata: %s\n\n".formatted(WireJson.write(SECOND).replace(",", ",\ndata:"));

  private static List<StageEvent> read(byte[] bytes, int pieceMax, SplittableRandom random)
      throws IOException {
    List<StageEvent> events = new ArrayList<>();
    EventReader reader = new EventReader(events::add);
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(1 + random.nextInt(pieceMax), bytes.length - at);
      reader.read(ByteBuffer.wrap(bytes, at, length));
      at += length;
    }
    return events;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void eventsAreReadHoweverTheyArrive(String lineEnd) {
    Seeds.configured()
        .check(
            50,
            random ->
                assertThat(read(bytes("\ufeff" + STREAM.replace("\n", lineEnd)), 9, random))
                    .containsExactly(FIRST, SECOND));
  }

  @Test
  void anEventThatIsCutOffIsNotTold() throws IOException {
    byte[] bytes = bytes(STREAM);
    for (int length = 0; length < bytes.length; length++) {
      assertThat(read(bytes(STREAM.substring(0, length)), length + 1, new SplittableRandom(1)))
          .isSubsetOf(FIRST, SECOND)
          .hasSizeLessThan(2);
    }
  }

  @Test
  void whateverComesIsReadOrRefused() {
    Seeds.configured()
        .check(
            500,
            random -> {
              try {
                List<StageEvent> unused = read(Damage.of(bytes(STREAM), random), 64, random);
              } catch (WireException refused) {
                assertThat(refused).hasMessageStartingWith("Cannot take ");
              }
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "data: x\n", ":"})
  void whatNeverEndsIsRefusedBeforeItFillsTheMemory(String part) {
    EventReader reader = new EventReader(event -> {});
    byte[] bytes = bytes(part.repeat(1 + 4096 / part.length()));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2048; i++) {
                reader.read(ByteBuffer.wrap(bytes));
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessage("an event is longer than 1 MiB");
  }
}
