package dev.lockstep.registry.evolve;

import dev.lockstep.model.change.Operation;
import dev.lockstep.model.change.Operation.Step;
import dev.lockstep.model.contract.CollectionPromise;
import dev.lockstep.model.contract.Index;
import dev.lockstep.model.contract.KeyPart;
import dev.lockstep.model.contract.KeyPart.Order;
import dev.lockstep.model.contract.Ttl;
import dev.lockstep.model.document.Document;
import dev.lockstep.model.document.Value;
import dev.lockstep.model.path.Path;
import dev.lockstep.model.path.PathSyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The indexes and the expiry after operations.
 *
 * @param operations which operation builds, drops or sets what, by the index's name or {@code ttl}
 * @param missing drops of what is not there, by their operation
 */
public record Indexes(
    List<Index> indexes,
    Optional<Ttl> ttl,
    Map<String, Integer> operations,
    Map<Integer, String> missing) {
  /** Under which the operation that sets the expiry is found. */
  public static final String TTL = "";

  static Indexes after(CollectionPromise before, List<Step> steps) {
    List<Index> indexes = new ArrayList<>(before.indexes());
    Optional<Ttl> ttl = before.storage().ttl();
    Map<String, Integer> operations = new HashMap<>();
    Map<Integer, String> missing = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i).operation()) {
        case Operation.DropIndex drop -> {
          if (!indexes.removeIf(index -> index.name().equals(drop.name()))) {
            missing.put(i, drop.name());
          }
          operations.put(drop.name(), i);
        }
        case Operation.AddIndex add -> {
          indexes.removeIf(index -> index.name().equals(add.name()));
          indexes.add(index(add));
          operations.put(add.name(), i);
        }
        case Operation.SetTtl set -> {
          ttl = Optional.of(new Ttl(Optional.of(set.path()), Optional.of(set.after())));
          operations.put(TTL, i);
        }
        default -> {}
      }
    }
    return new Indexes(List.copyOf(indexes), ttl, Map.copyOf(operations), Map.copyOf(missing));
  }

  private static Index index(Operation.AddIndex add) {
    Document keys = add.keys();
    List<KeyPart> parts =
        keys.names().stream()
            .map(name -> new KeyPart(path(name), order(keys.get(name).orElse(Value.NULL))))
            .toList();
    return new Index(
        Optional.empty(),
        add.name(),
        parts,
        Optional.empty(),
        new Index.Options(
            add.options().unique(),
            add.options().sparse(),
            add.options().partial(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  /** A key that is no path, such as one of all fields, is a field of that name. */
  private static Path path(String name) {
    try {
      return Path.parse(name);
    } catch (PathSyntaxException e) {
      return Path.of(name);
    }
  }

  private static Order order(Value value) {
    return switch (value) {
      case Value.Int32(int number) -> number < 0 ? Order.DESC : Order.ASC;
      case Value.Int64(long number) -> number < 0 ? Order.DESC : Order.ASC;
      case Value.Float64 number -> number.value() < 0 ? Order.DESC : Order.ASC;
      case Value.Text(String word) -> word.equals("hashed") ? Order.HASHED : Order.CONTENT;
      default -> Order.ASC;
    };
  }
}
