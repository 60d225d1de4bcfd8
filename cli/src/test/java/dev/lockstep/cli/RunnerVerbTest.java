package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.cli.Shell.Ran;
import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.ServerSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a runner says that cannot take work. */
final class RunnerVerbTest {
  private static final String STORE = "mongodb://127.0.0.1:1/shop";

  @TempDir private static Path folder;
  private static LockstepServer server;

  @BeforeAll
  static void start() {
    server =
        LockstepServer.start(
            ServerSettings.inFolder(folder, InstantSource.system(), new SecureRandom())
                .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
  }

  @AfterAll
  static void end() {
    server.close();
  }

  private static Shell shell() {
    return new Shell(folder.resolve("state"));
  }

  private static Ran runner(Shell shell, String address, String... more) {
    String[] command = {"runner", "--server", address, "--environment", "production"};
    String[] all = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return shell.run(all);
  }

  @Test
  void aTokenOfNoRunnerEndsItAtOnce() {
    Shell shell = shell();
    shell.set("LOCKSTEP_TOKEN", "lst_of-nobody");

    Ran ran = runner(shell, server.address().toString(), "--store", STORE);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("Cannot take work: the token is unknown, expired");
  }

  @Test
  void theStoreIsAskedForBeforeTheServer() {
    Shell shell = shell();
    shell.set("LOCKSTEP_TOKEN", "lst_of-nobody");

    Ran ran = runner(shell, server.address().toString());

    assertThat(ran.err()).contains("Cannot take work: no store was named", "LOCKSTEP_STORE");
  }

  @Test
  void theTokenComesFromTheEnvironmentOnly() {
    Ran ran = runner(shell(), server.address().toString(), "--store", STORE);

    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.err()).contains("$LOCKSTEP_TOKEN holds no token");
  }

  @Test
  void anAddressWithAPasswordInItIsRefused() {
    Shell shell = shell();
    shell.set("LOCKSTEP_TOKEN", "lst_of-nobody");

    Ran ran = runner(shell, "http://me:secret@127.0.0.1:8377", "--store", STORE);

    assertThat(ran.err()).contains("--server is no address").doesNotContain("secret");
  }
}
