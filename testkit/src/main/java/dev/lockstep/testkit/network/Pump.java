package dev.lockstep.testkit.network;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Carries the bytes of one direction of one connection, through whatever fault is set. */
final class Pump {
  private static final int BUFFER_BYTES = 16 * 1024;
  private static final long HELD_POLL_MILLIS = 20;

  private final Socket from;
  private final Socket to;
  private final Direction direction;
  private final CountDownLatch closed;
  private Direction.Setting seen;
  private long passedSinceSeen;

  Pump(Socket from, Socket to, Direction direction, CountDownLatch closed) {
    this.from = from;
    this.to = to;
    this.direction = direction;
    this.closed = closed;
    this.seen = direction.setting();
  }

  /** How a direction ends: the sender said farewell, or the connection is no more. */
  enum End {
    FAREWELL,
    BROKEN
  }

  /** Returns when the sender is done, either end is gone, or a fault closes the connection. */
  End run() {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      int length = from.getInputStream().read(buffer);
      while (length >= 0) {
        if (!pass(buffer, length)) {
          return End.BROKEN;
        }
        length = from.getInputStream().read(buffer);
      }
      if (awaitPassage() instanceof Fault.Cut) {
        return End.BROKEN;
      }
      to.shutdownOutput();
      return End.FAREWELL;
    } catch (IOException e) {
      return End.BROKEN; // An end is gone, which is what tests do to a proxy.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return End.BROKEN;
    }
  }

  /** Passes a piece on as the fault allows; false when the connection is to be closed. */
  private boolean pass(byte[] buffer, int length) throws IOException, InterruptedException {
    return switch (awaitPassage()) {
      case Fault.Pass pass -> write(buffer, length);
      case Fault.Delay delay ->
          !closed.await(delay.pause().toNanos(), TimeUnit.NANOSECONDS) && write(buffer, length);
      case Fault.CloseAfter closeAfter -> {
        long left = closeAfter.bytes() - passedSinceSeen;
        yield write(buffer, (int) Math.min(left, length)) && length < left;
      }
      case Fault.Cut cut -> false;
      case Fault.BlackHole blackHole -> false;
    };
  }

  /** Waits while the direction is a black hole; gives the fault that holds then. */
  private Fault awaitPassage() throws InterruptedException {
    Direction.Setting setting = direction.setting();
    while (setting.fault() instanceof Fault.BlackHole && closed.getCount() > 0) {
      setting.awaitLifted(HELD_POLL_MILLIS);
      setting = direction.setting();
    }
    if (setting != seen) {
      seen = setting;
      passedSinceSeen = 0;
    }
    return setting.fault();
  }

  private boolean write(byte[] buffer, int length) throws IOException {
    to.getOutputStream().write(buffer, 0, length);
    passedSinceSeen += length;
    return true;
  }
}
