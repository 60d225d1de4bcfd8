package dev.lockstep.client.packaged;

import dev.lockstep.client.Lockstep;
import dev.lockstep.client.Settings;
import dev.lockstep.client.SharedCollection;
import dev.lockstep.client.http.Identity;
import dev.lockstep.client.http.Token;
import dev.lockstep.model.document.Value;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A service that uses the SDK, with nothing on its class path but what the SDK brings along. */
final class Consumer {
  private Consumer() {}

  /** Takes the address of the control plane, the token and a folder. */
  public static void main(String[] arguments) throws IOException {
    Identity identity = new Identity("test", "consumer", "", Token.of(arguments[1]));
    try (Lockstep lockstep =
        Lockstep.connect(URI.create(arguments[0]), identity, Settings.in(Path.of(arguments[2])))) {
      SharedCollection orders = lockstep.collection("orders", (key, holder) -> {});
      String found = orders.read(Value.text("order-1"), () -> "old", () -> "new");
      String written = orders.write(Value.text("order-1"), () -> "old", () -> "new");
      System.out.printf(
          "reads %s, writes %s first, at %s%n", found, written, orders.standing().state().stage());
    }
    for (String name :
        List.of("tools.jackson.core.JsonParser", "com.datadoghq.sketch.ddsketch.DDSketch")) {
      System.out.println(name + (isThere(name) ? " is there" : " is not there"));
    }
  }

  private static boolean isThere(String name) {
    try {
      return Class.forName(name) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
