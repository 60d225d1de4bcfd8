package dev.lockstep.cli.verb;

import dev.lockstep.runner.StoreAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which collection of which store; needed once, then remembered. */
public final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "URI",
      description =
          "The store, such as mongodb://HOST:PORT/DATABASE; else $$LOCKSTEP_STORE, else as"
              + " remembered. Credentials in it are never kept.")
  private @Nullable String store;

  @Option(
      names = "--collection",
      paramLabel = "NAME",
      description = "The collection; else as remembered.")
  private @Nullable String collection;

  /** The store's address, where one was given. */
  public Optional<StoreAddress> store() {
    return Optional.ofNullable(store).map(StoreAddress::parse);
  }

  /** The collection, where one was given. */
  public Optional<String> collection() {
    return Optional.ofNullable(collection);
  }
}
