package dev.lockstep.registry.draft;

import java.util.HashSet;
import java.util.Set;

/** Gives each element of a contract an id of its own, made of its path. */
final class Ids {
  private static final int SIZE_MAX = 80;

  private final Set<String> given = new HashSet<>();

  String of(String path) {
    String plain =
        path.replace("[]", "_item").replace("{}", "_value").replaceAll("[^A-Za-z0-9_-]+", "_");
    String base = plain.isEmpty() ? "_" : plain.substring(0, Math.min(SIZE_MAX, plain.length()));
    String id = base;
    for (int i = 2; !given.add(id); i++) {
      id = base + "_" + i;
    }
    return id;
  }
}
