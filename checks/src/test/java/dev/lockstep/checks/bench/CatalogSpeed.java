package dev.lockstep.checks.bench;

import dev.lockstep.testkit.process.ProcessUnderTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long the command takes to compare one changed contract of many with what git holds, as people
 * start it, less what a command takes that does nothing.
 *
 * @param cold the first time, when the index is made
 * @param warm later
 * @param bare reading and hashing every byte, on as many processors
 * @param example comparing the examples, from the start of the process
 * @param check checking a change of the shop, the same
 */
record CatalogSpeed(double cold, double warm, double bare, double example, double check) {
  private static final int CONTRACTS = 10_000;
  private static final int USAGES = 50_000;
  private static final int PER_FOLDER = 100;
  private static final int RUNS = 7;
  private static final Path EXAMPLES = Path.of("examples", "contracts").toAbsolutePath();
  private static final Path SHOP = Path.of("examples", "shop").toAbsolutePath();
  private static final String COMMAND = Path.of("lockstep").toAbsolutePath().toString();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  static CatalogSpeed measure() throws IOException {
    Path folder = Files.createTempDirectory("lockstep-bench");
    try {
      return measure(folder);
    } finally {
      delete(folder);
    }
  }

  private static CatalogSpeed measure(Path folder) throws IOException {
    Path shop = folder.resolve("shop");
    generate(shop);
    String commit =
        "git init -q && git add -A && git -c user.name=a -c user.email=a@b commit -qm x";
    double committed =
        seconds(folder, 0, List.of("sh", "-c", "cd '%s' && ".formatted(shop) + commit));
    System.out.printf(Locale.ROOT, "committed in %.0f s%n", committed);
    Path changed = shop.resolve("contracts/7/707.odcs.yaml");
    rename(changed, changed);
    List<String> compare =
        List.of(COMMAND, "breaking", "--against", "HEAD", "--output", "json", shop.toString());
    double idle = median(() -> seconds(folder, 0, List.of(COMMAND, "breaking", "--help")));
    double cold = seconds(folder, 100, compare) - idle;
    double warm = median(() -> seconds(folder, 100, compare)) - idle;
    double bare = median(() -> hashed(shop));
    Path old = Files.createDirectories(folder.resolve("old"));
    Files.copy(EXAMPLES.resolve("billing.usage.yaml"), old.resolve("billing.usage.yaml"));
    rename(EXAMPLES.resolve("orders.odcs.yaml"), old.resolve("orders.odcs.yaml"));
    List<String> small =
        List.of(COMMAND, "breaking", "--against", old.toString(), EXAMPLES.toString());
    String change = SHOP.resolve("changes/06-postcode.change.yaml").toString();
    List<String> check = List.of(COMMAND, "check", change, "--in", SHOP.toString());
    return new CatalogSpeed(
        cold,
        warm,
        bare,
        median(() -> seconds(folder, 100, small)),
        median(() -> seconds(folder, 100, check)));
  }

  private static void generate(Path shop) throws IOException {
    String contract = Files.readString(EXAMPLES.resolve("orders.odcs.yaml"));
    String usage = Files.readString(EXAMPLES.resolve("billing.usage.yaml"));
    for (int i = 0; i < CONTRACTS; i++) {
      Path within = Files.createDirectories(shop.resolve("contracts/" + i / PER_FOLDER));
      Files.writeString(
          within.resolve(i + ".odcs.yaml"),
          contract.replace("id: shop.orders", "id: shop.orders" + i));
    }
    for (int i = 0; i < USAGES; i++) {
      Path within = Files.createDirectories(shop.resolve("usages/" + i / PER_FOLDER));
      Files.writeString(
          within.resolve(i + ".usage.yaml"),
          usage
              .replace("service: billing", "service: billing" + i)
              .replace("contract: shop.orders", "contract: shop.orders" + i % CONTRACTS));
    }
  }

  private static void rename(Path from, Path to) throws IOException {
    String text = Files.readString(from);
    Files.writeString(to, text.replace("name: totalMinor", "name: totalCents"));
  }

  private static double median(DoubleSupplier run) {
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      seconds.add(run.getAsDouble());
    }
    Collections.sort(seconds);
    return seconds.get(RUNS / 2);
  }

  /** Seconds of a process that must end so, with caches of its own. */
  private static double seconds(Path folder, int exit, List<String> command) {
    Map<String, String> caches = Map.of("XDG_CACHE_HOME", folder.resolve("caches").toString());
    long began = System.nanoTime();
    try (ProcessUnderTest process = ProcessUnderTest.start(command, caches)) {
      int ended = process.awaitExit(PATIENCE);
      double seconds = (System.nanoTime() - began) / 1e9;
      if (ended != exit) {
        throw new IllegalStateException(command + " ended with " + ended + process.errors());
      }
      return seconds;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double hashed(Path shop) {
    long began = System.nanoTime();
    try (Stream<Path> files = Files.walk(shop)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      long bytes = all.parallelStream().mapToLong(CatalogSpeed::hashedBytes).sum();
      if (all.size() != CONTRACTS + USAGES || bytes == 0) {
        throw new IllegalStateException("Not every file was hashed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private static long hashedBytes(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return MessageDigest.getInstance("SHA-256").digest(bytes).length + (long) bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path within, @Nullable IOException failure)
              throws IOException {
            Files.delete(within);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
