package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.ServerSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder becomes at a server. */
final class PublishVerbTest {
  private static final Path SHOP = Path.of("..", "examples", "shop");

  @TempDir private static Path folder;
  private static LockstepServer server;
  private static Shell shell;

  @BeforeAll
  static void start() {
    server =
        LockstepServer.start(
            ServerSettings.inFolder(folder, InstantSource.system(), new SecureRandom())
                .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    shell = new Shell(folder.resolve("state"));
    shell.set("LOCKSTEP_TOKEN", server.firstToken().orElseThrow());
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Ran publish(Path what) {
    return shell.run("publish", what.toString(), "--server", server.address().toString());
  }

  @Test
  void aFolderIsPublishedAndASecondTimeChangesNothing() {
    Ran first = publish(SHOP);
    Ran second = publish(SHOP);

    assertThat(first.exit()).as(first.out() + first.err()).isZero();
    assertThat(first.out()).contains("06-postcode.change.yaml: published");
    assertThat(second.out()).contains("there already").doesNotContain(": published");
  }

  @Test
  void whatBreaksSomebodyIsToldWithItsFindings() throws IOException {
    Path broken = Files.writeString(folder.resolve("x.odcs.yaml"), "kind: DataContract\nid: 7\n");

    Ran ran = publish(broken);

    assertThat(ran.exit()).isEqualTo(100);
    assertThat(ran.out()).contains("wrong in the file");
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    Ran ran = shell.run("publish", SHOP.toString(), "--server", "http://127.0.0.1:1");

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot ask the server: it cannot be reached");
  }

  @Test
  void theTokenComesFromTheEnvironmentOnly() {
    Ran ran =
        new Shell(folder.resolve("other"))
            .run("publish", SHOP.toString(), "--server", server.address().toString());

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("$LOCKSTEP_TOKEN holds no token");
  }
}
