package dev.lockstep.cassandra.cell;

import dev.lockstep.model.document.Value;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Network addresses as text; a name is never looked up. */
final class Addresses {
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:]*");

  private Addresses() {}

  static Optional<Value> read(ByteBuffer bytes) {
    byte[] address = new byte[bytes.remaining()];
    bytes.get(address);
    try {
      return Optional.of(Value.text(InetAddress.getByAddress(address).getHostAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty(); // Neither 4 nor 16 bytes.
    }
  }

  static Optional<ByteBuffer> write(Value value) {
    if (!(value instanceof Value.Text(String text)) || !LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ByteBuffer.wrap(InetAddress.getByName(text).getAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
