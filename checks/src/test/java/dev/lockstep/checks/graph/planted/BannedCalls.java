package dev.lockstep.checks.graph.planted;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Every banned call once; never run. */
final class BannedCalls {
  private BannedCalls() {}

  static List<Object> all() throws InterruptedException {
    Thread.sleep(1);
    return List.of(
        Instant.now(),
        LocalDate.now(ZoneOffset.UTC),
        Clock.systemUTC(),
        InstantSource.system(),
        System.currentTimeMillis(),
        System.out,
        System.err,
        new Random(1),
        new SplittableRandom(),
        ThreadLocalRandom.current(),
        new SecureRandom(),
        Math.random(),
        UUID.randomUUID());
  }
}
