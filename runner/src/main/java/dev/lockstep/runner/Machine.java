package dev.lockstep.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;

/**
 * Who this process is, in the lease of a change: machine, state folder, process. A lease of the
 * same machine and folder whose change this process has locked belongs to a dead process.
 */
final class Machine {
  private Machine() {}

  /** The name of this process in leases. */
  static String owner(StateFolder folder) {
    return prefix(folder) + ProcessHandle.current().pid();
  }

  /** Whether the owner of this name used the same folder on the same machine. */
  static boolean isHere(String owner, StateFolder folder) {
    return owner.startsWith(prefix(folder));
  }

  private static String prefix(StateFolder folder) {
    return place(folder) + "/";
  }

  /** This machine and a state folder. */
  static String place(StateFolder folder) {
    CRC32 digest = new CRC32();
    digest.update(folder.path().toString().getBytes(StandardCharsets.UTF_8));
    return name() + "/" + HexFormat.of().toHexDigits((int) digest.getValue());
  }

  private static String name() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return nameOfNetwork();
    }
  }

  private static String nameOfNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
