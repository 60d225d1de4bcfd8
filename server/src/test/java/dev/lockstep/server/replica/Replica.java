package dev.lockstep.server.replica;

import dev.lockstep.server.LockstepServer;
import dev.lockstep.server.setting.ServerSettings;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/** A server in a process of its own, which says where it answers and runs until it is killed. */
final class Replica {
  private Replica() {}

  /** Starts it on the database of this address. */
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = System.out;
    ServerSettings settings =
        ServerSettings.inFolder(Path.of("."), InstantSource.system(), new SecureRandom())
            .with(arguments[0])
            .at(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    try (LockstepServer server = LockstepServer.start(settings)) {
      out.println("token " + server.firstToken().orElse("none"));
      out.println("address " + server.address());
      new CountDownLatch(1).await();
    }
  }
}
