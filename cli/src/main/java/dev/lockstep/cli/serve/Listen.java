package dev.lockstep.cli.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where to listen: {@code PORT}, {@code HOST:PORT} or {@code [IPV6]:PORT}. */
final class Listen implements ITypeConverter<InetSocketAddress> {
  private static final Pattern TEXT =
      Pattern.compile("(?:(?<host>[\\w.-]+|\\[[0-9a-fA-F:]+]):)?(?<port>\\d{1,5})");
  private static final int PORT_MAX = 65_535;

  @Override
  public InetSocketAddress convert(String text) {
    Matcher match = TEXT.matcher(text);
    int port = match.matches() ? Integer.parseInt(match.group("port")) : PORT_MAX + 1;
    if (port > PORT_MAX) {
      throw new TypeConversionException("'%s' is not HOST:PORT".formatted(text));
    }
    String host = match.group("host");
    try {
      return new InetSocketAddress(
          host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      TypeConversionException unknown =
          new TypeConversionException("'%s' is no address of this machine".formatted(host));
      unknown.initCause(e);
      throw unknown;
    }
  }
}
